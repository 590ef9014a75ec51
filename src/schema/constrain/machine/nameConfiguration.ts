import { notAString, stringEnds, stringLexers } from '../tokens/stringLexer.js';
import type { Configuration } from './configuration.js';
import type { Machine } from './machine.js';

const lexer = stringLexers.plain;

/** What may be a name, and what comes after it. */
export interface NameRules {
  /** Tells these rules apart from others. */
  readonly key: string;
  readonly depth: number;
  isTaken(name: string): boolean;
  taken(): readonly string[];
  then(name: string): Configuration;
}

/**
 * The name of a further property: any that the object has not, written without escapes.
 * @param read the bytes of the name so far, a byte a character
 */
export function nameText(machine: Machine, rules: NameRules, read: string): Configuration {
  const lexed = lex(read);
  const mayEnd = lexed === 0 && !rules.isTaken(nameOf(read));
  const after = (byte: number) => lexer.next[(lexed << 8) | byte]!;
  return machine.intern(`x${rules.key},${read}`, (id) => {
    const configuration: Configuration = {
      id,
      depth: rules.depth,
      bytes(mark) {
        for (let byte = 0; byte < 256; byte++) {
          const to = after(byte);
          if (to === stringEnds ? mayEnd : to !== notAString) mark(byte, byte);
        }
      },
      step(byte, add) {
        const to = after(byte);
        if (to === stringEnds) {
          if (mayEnd) add(rules.then(nameOf(read)));
        } else if (to !== notAString) add(nameText(machine, rules, read + String.fromCharCode(byte)));
      },
      tokens: (masks) => (lexed === 0 ? masks.name(configuration, rules, nameOf(read)) : undefined),
    };
    return configuration;
  });
}

function lex(read: string): number {
  let state = 0;
  for (let at = 0; at < read.length; at++) state = lexer.next[(state << 8) | read.charCodeAt(at)]!;
  return state;
}

function nameOf(read: string): string {
  return Buffer.from(read, 'latin1').toString('utf8');
}
