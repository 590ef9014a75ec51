import { NumberList } from '../tokens/numberList.js';
import type { ExitToken, StringTokens } from '../tokens/stringTokens.js';
import type { Vocabulary } from '../vocabulary.js';
import { type Automaton, dead } from './automaton.js';
import type { Configuration } from './configuration.js';
import type { Room } from './freeString.js';
import type { MaskRecipe } from './maskRecipe.js';
import type { NameRules } from './nameConfiguration.js';
import { quote } from './spelling.js';
import { walk } from './walk.js';

/**
 * Tokens inside strings, found without trying each: those that stay inside are known from the vocabulary alone, and of
 * those that leave only what stands after the quote is tried.
 */
export class StringMasks {
  readonly #vocabulary: Vocabulary;
  readonly #automaton: Automaton;

  constructor(vocabulary: Vocabulary, automaton: Automaton) {
    this.#vocabulary = vocabulary;
    this.#automaton = automaton;
  }

  freeString(lexed: number, { least, most }: Room, next: Configuration): MaskRecipe {
    const strings = this.#vocabulary.strings('free', lexed);
    const exits = this.exits(strings, next).filter(
      ({ characters }) => characters >= least && characters <= most,
    );
    return { bases: [strings.inside(most)], tokens: exits.map(({ token }) => token) };
  }

  /** A string in which any character may follow at any time, but which may not end anywhere. */
  openString(configuration: Configuration): MaskRecipe {
    const strings = this.#vocabulary.strings('canonical', 0);
    const found = new NumberList();
    walk(strings.leaving, this.#automaton, this.#automaton.stateOf([configuration]), found);
    return { bases: [strings.inside(Infinity)], tokens: found.toArray() };
  }

  /** A name that may be any but those that are taken. */
  name(configuration: Configuration, rules: NameRules, read: string): MaskRecipe {
    const strings = this.#vocabulary.strings('plain', 0);
    const isNear = rules.taken().some((name) => name.startsWith(read));
    const state = this.#automaton.stateOf([configuration]);
    const isAllowed = ({ token, offset }: ExitToken): boolean => {
      const bytes = this.#vocabulary.bytesOf(token)!;
      if (isNear && rules.isTaken(read + Buffer.from(bytes.subarray(0, offset)).toString())) return false;
      return isShort(bytes, offset) || this.#isReadable(state, bytes);
    };
    const exits = this.exits(strings, rules.then(read)).filter(isAllowed);
    return { bases: [strings.inside(Infinity)], tokens: exits.map(({ token }) => token) };
  }

  #isReadable(state: number, bytes: Uint8Array): boolean {
    return bytes.reduce((from, byte) => this.#automaton.next(from, byte), state) !== dead;
  }

  /** Tokens that close the string, whatever its length, and after which `next` goes on. */
  exits(strings: StringTokens, next: Configuration): ExitToken[] {
    const found = new NumberList();
    walk(strings.endings, this.#automaton, this.#automaton.stateOf([next]), found);
    return [...strings.bare, ...found.toArray()].map((index) => strings.exits[index]!);
  }
}

/** Whether a token ends before another whole name, which could be the one that it closes. */
function isShort(bytes: Uint8Array, offset: number): boolean {
  const quotes = bytes.subarray(offset + 1).reduce((sum, byte) => sum + (byte === quote ? 1 : 0), 0);
  return quotes < 2;
}
