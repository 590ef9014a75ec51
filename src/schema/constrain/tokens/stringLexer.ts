/** The state in which a whole character was read and anything may follow, the quote that ends the string included. */
export const atBoundary = 0;
/** What a byte leads to when the string ends with it, or when no JSON string goes on with it. */
export const stringEnds = 254;
export const notAString = 255;

/**
 * Reads the inside of a JSON string (RFC 8259 §7) byte by byte: well-formed UTF-8, no control characters, escapes as the
 * dialect has them, surrogates in pairs only.
 */
export interface StringLexer {
  readonly dialect: StringDialect;
  /** The state after a byte: `next[(state << 8) | byte]`. */
  readonly next: Uint8Array;
  /** 1 where the byte completes a character of the string's value (a code point). */
  readonly completes: Uint8Array;
  readonly states: number;
}

/**
 * How characters may be spelled: `free`, any way that JSON allows; `canonical`, one way each, that of `JSON.stringify`;
 * `plain`, without escapes.
 */
export type StringDialect = 'free' | 'canonical' | 'plain';

type Rule = readonly [from: string, bytes: string, to: string];

/** `text` is the boundary; an arrow to `text!` completes a character. Bytes are written as ranges of two characters. */
const utf8: readonly Rule[] = [
  ['text', ' !#[]\x7f', 'text!'],
  ['text', '\xc2\xdf', 'last'],
  ['text', '\xe0\xe0', 'e0'],
  ['text', '\xe1\xec\xee\xef', 'two'],
  ['text', '\xed\xed', 'ed'],
  ['text', '\xf0\xf0', 'f0'],
  ['text', '\xf1\xf3', 'three'],
  ['text', '\xf4\xf4', 'f4'],
  ['e0', '\xa0\xbf', 'last'],
  ['ed', '\x80\x9f', 'last'],
  ['f0', '\x90\xbf', 'two'],
  ['f4', '\x80\x8f', 'two'],
  ['three', '\x80\xbf', 'two'],
  ['two', '\x80\xbf', 'last'],
  ['last', '\x80\xbf', 'text!'],
];

const hex = '09AFaf';

const anyEscapes: readonly Rule[] = [
  ['text', '\\\\', 'escape'],
  ['escape', '""\\\\//bbffnnrrtt', 'text!'],
  ['escape', 'uu', 'u'],
  ['u', '09ACacEFef', 'hex3'],
  ['u', 'DDdd', 'surrogate'],
  ['hex3', hex, 'hex2'],
  ['hex2', hex, 'hex1'],
  ['hex1', hex, 'text!'],
  ['surrogate', '07', 'hex2'],
  ['surrogate', '89ABab', 'high2'],
  ['high2', hex, 'high1'],
  ['high1', hex, 'high'],
  ['high', '\\\\', 'low\\'],
  ['low\\', 'uu', 'lowU'],
  ['lowU', 'DDdd', 'lowD'],
  ['lowD', 'CFcf', 'hex2'],
];

/** What `JSON.stringify` escapes: the quote, the backslash and control characters. */
const neededEscapes: readonly Rule[] = [
  ['text', '\\\\', 'escape'],
  ['escape', '""\\\\bbffnnrrtt', 'text!'],
  ['escape', 'uu', 'u'],
  ['u', '00', 'u0'],
  ['u0', '00', 'u00'],
  ['u00', '00', 'u000'],
  ['u00', '11', 'u001'],
  ['u000', '07bbef', 'text!'],
  ['u001', '09af', 'text!'],
];

/** The lexers, one for each dialect. */
export const stringLexers: Readonly<Record<StringDialect, StringLexer>> = {
  free: createLexer('free', [...utf8, ...anyEscapes]),
  canonical: createLexer('canonical', [...utf8, ...neededEscapes]),
  plain: createLexer('plain', utf8),
};

function createLexer(dialect: StringDialect, rules: readonly Rule[]): StringLexer {
  const names = ['text', ...new Set(rules.map(([from]) => from).filter((name) => name !== 'text'))];
  const next = new Uint8Array(names.length << 8).fill(notAString);
  const completes = new Uint8Array(names.length << 8);
  next['"'.charCodeAt(0)] = stringEnds;
  for (const [from, bytes, to] of rules) {
    const whole = to === 'text!';
    for (const byte of bytesOf(bytes)) {
      const arrow = (names.indexOf(from) << 8) | byte;
      next[arrow] = whole ? atBoundary : names.indexOf(to);
      completes[arrow] = whole ? 1 : 0;
    }
  }
  return { dialect, next, completes, states: names.length };
}

function bytesOf(ranges: string): number[] {
  const bytes: number[] = [];
  for (let at = 0; at < ranges.length; at += 2) {
    for (let byte = ranges.charCodeAt(at); byte <= ranges.charCodeAt(at + 1); byte++) bytes.push(byte);
  }
  return bytes;
}
