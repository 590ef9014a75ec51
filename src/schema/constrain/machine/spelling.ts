import type { Arrow } from '../pattern/language.js';

export const quote = 0x22;
const backslash = 0x5c;

/** The characters that `JSON.stringify` escapes, by what it writes for them. */
const escapes: ReadonlyMap<string, number> = new Map(
  [quote, backslash, ...Array.from({ length: 32 }, (_, code) => code)].map((code) => [
    JSON.stringify(String.fromCodePoint(code)).slice(1, -1),
    code,
  ]),
);
const escaped = new Set(escapes.values());

export type Mark = (first: number, last: number) => void;

/** Marks the bytes with which the spelling of a character on one of the arrows may go on. */
export function nextBytes(arrows: readonly Arrow[], spelled: string, mark: Mark): void {
  if (spelled.startsWith('\\') || spelled === '') markEscapes(arrows, spelled, mark);
  if (spelled === '') for (const arrow of arrows) markFirst(arrow, mark);
  else if (!spelled.startsWith('\\')) markFurther(arrows, spelled, mark);
}

/**
 * What a byte makes of a character that is being spelled: a longer beginning, the arrow of the whole character, or
 * undefined when the byte cannot follow.
 */
export function advance(arrows: readonly Arrow[], spelled: string, byte: number): string | Arrow | undefined {
  const read = spelled + String.fromCharCode(byte);
  if (read.startsWith('\\')) return advanceEscape(arrows, read);
  if (spelled === '' && byte < 0x80) return escaped.has(byte) ? undefined : arrowOf(arrows, byte);
  const interval = intervalOf(read);
  if (interval === undefined) return undefined;
  const [first, last] = interval;
  if (first === last && isWhole(read)) return arrowOf(arrows, first);
  return arrows.some((arrow) => arrow.first <= last && arrow.last >= first) ? read : undefined;
}

/** The arrow on which all characters are that begin with these bytes, if any bytes may complete them to one. */
export function coveringArrow(arrows: readonly Arrow[], spelled: string): Arrow | undefined {
  if (spelled.startsWith('\\')) return undefined;
  const [first, last] = intervalOf(spelled)!;
  if (last - first + 1 < 64 ** missing(spelled)) return undefined;
  return arrows.find((arrow) => arrow.first <= first && last <= arrow.last);
}

/** Where the characters lead that begin with these bytes. */
export function targetsOf(arrows: readonly Arrow[], spelled: string): number[] {
  const leading = spelled.startsWith('\\')
    ? [...escapes].map(([text, code]) => (text.startsWith(spelled) ? arrowOf(arrows, code) : undefined))
    : arrowsWithin(arrows, intervalOf(spelled)!);
  return [...new Set(leading.filter((arrow) => arrow !== undefined).map(({ to }) => to))];
}

function arrowsWithin(arrows: readonly Arrow[], [first, last]: readonly [number, number]): Arrow[] {
  return arrows.filter((arrow) => arrow.first <= last && arrow.last >= first);
}

function arrowOf(arrows: readonly Arrow[], code: number): Arrow | undefined {
  return arrows.find(({ first, last }) => first <= code && code <= last);
}

function advanceEscape(arrows: readonly Arrow[], read: string): string | Arrow | undefined {
  const code = escapes.get(read);
  if (code !== undefined) return arrowOf(arrows, code);
  const isBegun = [...escapes].some(
    ([text, at]) => text.startsWith(read) && arrowOf(arrows, at) !== undefined,
  );
  return isBegun ? read : undefined;
}

function markEscapes(arrows: readonly Arrow[], spelled: string, mark: Mark): void {
  for (const [text, code] of escapes) {
    if (!text.startsWith(spelled) || arrowOf(arrows, code) === undefined) continue;
    const byte = text.charCodeAt(spelled.length);
    mark(byte, byte);
  }
}

/** Code points by the length of their UTF-8, and the first byte of the lowest. */
const lengths = [
  { first: 0x80, last: 0x7ff, lead: 0xc0, shift: 6 },
  { first: 0x800, last: 0xffff, lead: 0xe0, shift: 12 },
  { first: 0x10000, last: 0x10ffff, lead: 0xf0, shift: 18 },
];

function markFirst({ first, last }: Arrow, mark: Mark): void {
  for (let code = first; code <= Math.min(last, 0x7f); code++) if (!escaped.has(code)) mark(code, code);
  for (const length of lengths) {
    const [low, high] = [Math.max(first, length.first), Math.min(last, length.last)];
    if (low <= high) mark(length.lead | (low >> length.shift), length.lead | (high >> length.shift));
  }
}

function markFurther(arrows: readonly Arrow[], spelled: string, mark: Mark): void {
  const [from, to] = intervalOf(spelled)!;
  const shift = 6 * (missing(spelled) - 1);
  for (const { first, last } of arrows) {
    const [low, high] = [Math.max(first, from), Math.min(last, to)];
    if (low <= high) mark(0x80 | ((low >> shift) & 0x3f), 0x80 | ((high >> shift) & 0x3f));
  }
}

/** Bytes that are missing to a whole character of UTF-8. */
export function missing(spelled: string): number {
  const lead = spelled.charCodeAt(0);
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  return length - spelled.length;
}

function isWhole(spelled: string): boolean {
  return missing(spelled) === 0;
}

/** The code points whose UTF-8 begins with the bytes, or undefined when there are none. */
function intervalOf(spelled: string): readonly [number, number] | undefined {
  const length = spelled.length + missing(spelled);
  let value = spelled.charCodeAt(0) & (0xff >> (length + 1));
  for (const further of spelled.slice(1)) {
    if ((further.charCodeAt(0) & 0xc0) !== 0x80) return undefined;
    value = (value << 6) | (further.charCodeAt(0) & 0x3f);
  }
  const shift = 6 * missing(spelled);
  const range = lengths[length - 2];
  const lead = spelled.charCodeAt(0);
  if (lead < 0xc2 || lead > 0xf4 || range === undefined) return undefined;
  const first = Math.max(value << shift, range.first);
  const last = Math.min(((value + 1) << shift) - 1, range.last);
  return first <= last ? [first, last] : undefined;
}
