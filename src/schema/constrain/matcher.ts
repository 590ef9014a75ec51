import type { Automaton } from './machine/automaton.js';
import { dead } from './machine/automaton.js';
import { type Configuration, end } from './machine/configuration.js';
import { writeMask } from './machine/maskRecipe.js';
import type { MaskSource } from './machine/maskSource.js';
import { addToMask, emptyMask, type TokenMask } from './tokens/tokenMask.js';
import type { Vocabulary } from './vocabulary.js';

/** Follows one answer token by token and says what may come next. */
export interface Matcher {
  /**
   * Bit t of word t >>> 5 says whether token t may come next; end tokens are set when the answer may end here. The matcher
   * writes the next one into the same memory.
   */
  mask(): TokenMask;
  /** Takes the token that was chosen. @throws RangeError for one that is not in the mask */
  accept(token: number): void;
  /** Takes text that no token stands for, such as what `forced` gave. @throws RangeError for text that may not come */
  acceptBytes(bytes: Uint8Array): void;
  /** The bytes that come next whatever is chosen, at most 64 kB of them; empty when there is a choice. */
  forced(): Uint8Array;
  /** Whether nothing but the end may follow. */
  readonly isComplete: boolean;
  /** Whether the answer may end here. */
  readonly mayEnd: boolean;
}

const mostForced = 65_536;

/** A matcher at the beginning of an answer. It shares the automaton, and forgets with it. */
export class AutomatonMatcher implements Matcher {
  readonly #vocabulary: Vocabulary;
  readonly #masks: MaskSource;
  readonly #mask: TokenMask;
  /** What holds when the automaton forgets its states. */
  #configurations: readonly Configuration[];
  #state = dead;
  #age = -1;
  #ended = false;

  constructor(vocabulary: Vocabulary, masks: MaskSource, start: readonly Configuration[]) {
    this.#vocabulary = vocabulary;
    this.#masks = masks;
    this.#configurations = start;
    this.#mask = emptyMask(vocabulary.size);
  }

  get mayEnd(): boolean {
    return this.#configurations.includes(end);
  }

  get isComplete(): boolean {
    return this.#ended || (this.mayEnd && this.#configurations.length === 1);
  }

  mask(): TokenMask {
    if (this.#ended) this.#mask.fill(0);
    else writeMask(this.#masks.recipe(this.#currentState()), this.#mask);
    if (this.mayEnd) for (const token of this.#vocabulary.endTokens) addToMask(this.#mask, token);
    return this.#mask;
  }

  accept(token: number): void {
    if (this.#vocabulary.endTokens.includes(token) && this.mayEnd) {
      this.#ended = true;
      return;
    }
    const bytes = this.#vocabulary.bytesOf(token);
    if (bytes === undefined || bytes.length === 0) throw new RangeError(`token ${token} may not come here`);
    this.acceptBytes(bytes);
  }

  acceptBytes(bytes: Uint8Array): void {
    if (this.#ended && bytes.length > 0) throw new RangeError('the answer has ended');
    const automaton = this.#masks.automaton;
    let state = this.#currentState();
    for (const byte of bytes) {
      state = automaton.next(state, byte);
      if (state === dead) throw new RangeError('this text may not come here');
    }
    this.#moveTo(state);
  }

  forced(): Uint8Array {
    const automaton = this.#masks.automaton;
    const bytes: number[] = [];
    let state = this.#currentState();
    while (bytes.length < mostForced && !this.#ended) {
      const only = onlyByte(automaton, state);
      if (only === undefined) break;
      bytes.push(only);
      state = automaton.next(state, only);
    }
    return Uint8Array.from(bytes);
  }

  /** The number of the present state, which a forgetful automaton may have given to another one. */
  #currentState(): number {
    const { automaton } = this.#masks;
    this.#masks.makeRoom();
    if (this.#age !== automaton.age) {
      this.#state = automaton.stateOf(this.#configurations);
      this.#age = automaton.age;
    }
    return this.#state;
  }

  #moveTo(state: number): void {
    this.#state = state;
    this.#configurations = this.#masks.automaton.configurations(state);
  }
}

/** The byte that has to follow; undefined when there are several or the answer may end. */
function onlyByte(automaton: Automaton, state: number): number | undefined {
  if (automaton.configurations(state).includes(end)) return undefined;
  const row = automaton.row(state);
  const first = row.findIndex((to) => to !== dead);
  return first >= 0 && row.findLastIndex((to) => to !== dead) === first ? first : undefined;
}
