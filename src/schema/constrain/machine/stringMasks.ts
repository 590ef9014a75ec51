import { NumberList } from '../tokens/numberList.js';
import { atBoundary, type StringDialect } from '../tokens/stringLexer.js';
import type { ExitToken } from '../tokens/stringTokens.js';
import { isInMask } from '../tokens/tokenMask.js';
import type { Vocabulary } from '../vocabulary.js';
import { type Automaton, dead } from './automaton.js';
import type { Configuration } from './configuration.js';
import type { MaskRecipe } from './maskRecipe.js';
import type { NameRules } from './nameConfiguration.js';
import type { Room } from './room.js';
import type { SpelledPlace } from './spelledPlace.js';
import { walk } from './walk.js';

/**
 * Tokens inside strings, found without trying each: those that stay inside are known from the vocabulary alone, and of
 * those that leave only what stands after the quote is tried.
 */
export class StringMasks {
  readonly #vocabulary: Vocabulary;
  readonly #automaton: Automaton;
  readonly #exits = new Map<string, readonly ExitToken[]>();

  constructor(vocabulary: Vocabulary, automaton: Automaton) {
    this.#vocabulary = vocabulary;
    this.#automaton = automaton;
  }

  /** Forgets what it has found; the configurations' ids may mean others from now on. */
  forget(): void {
    this.#exits.clear();
  }

  freeString(lexed: number, { least, most }: Room, next: Configuration): MaskRecipe {
    const found = new NumberList();
    for (const { token, characters } of this.#exitsTo(next, 'free', lexed)) {
      if (characters >= least && characters <= most) found.push(token);
    }
    return { bases: [this.#vocabulary.strings('free', lexed).inside(most)], tokens: found.toArray() };
  }

  /** A string of a language, from a place between characters on. */
  languageString(place: SpelledPlace, room: Room, next: Configuration): MaskRecipe {
    const { languages } = this.#vocabulary;
    const endings = languages.exits(place);
    const found = new NumberList();
    for (const { token, index, characters } of this.#exitsTo(next, 'canonical', atBoundary)) {
      const isWithin = characters >= room.least && characters <= room.most;
      if (isWithin && isInMask(endings, index)) found.push(token);
    }
    return { bases: [languages.inside(place, room)], tokens: found.toArray() };
  }

  /**
   * A name that may be any but those that are taken.
   * @param read the name so far
   */
  name(configuration: Configuration, rules: NameRules, read: string): MaskRecipe {
    // What may still come to make it a name that is taken, a byte a character.
    const missing = new Set(rules.taken().flatMap((name) => restOf(name, read)));
    const found = new NumberList();
    // What comes after a name does not depend on it, until another name is read.
    for (const exit of this.#exitsTo(rules.then(''), 'plain', atBoundary)) {
      if (missing.has(exit.text)) continue;
      if (exit.quotes < 2 || this.#mayFollow(configuration, exit.token)) found.push(exit.token);
    }
    return {
      bases: [this.#vocabulary.strings('plain', atBoundary).inside(Infinity)],
      tokens: found.toArray(),
    };
  }

  #mayFollow(configuration: Configuration, token: number): boolean {
    let state = this.#automaton.stateOf([configuration]);
    for (const byte of this.#vocabulary.bytesOf(token)!) {
      state = this.#automaton.next(state, byte);
      if (state === dead) return false;
    }
    return true;
  }

  /** Tokens that close the string, whatever its length, and after which `next` goes on. */
  #exitsTo(next: Configuration, dialect: StringDialect, lexed: number): readonly ExitToken[] {
    const key = `${next.id} ${dialect} ${lexed}`;
    const known = this.#exits.get(key);
    if (known !== undefined) return known;
    const strings = this.#vocabulary.strings(dialect, lexed);
    const found = new NumberList();
    walk(strings.endings, this.#automaton, this.#automaton.stateOf([next]), found);
    const exits = [...strings.bare, ...found.toArray()].map((index) => strings.exits[index]!);
    if (this.#exits.size >= mostRemembered) this.#exits.clear();
    this.#exits.set(key, exits);
    return exits;
  }
}

function restOf(name: string, read: string): string[] {
  return name.startsWith(read) ? [Buffer.from(name.slice(read.length)).toString('latin1')] : [];
}

/** Each is up to a few thousand references. */
const mostRemembered = 500;
