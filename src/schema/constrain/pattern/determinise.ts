import { type Alphabet, createAlphabet } from './alphabet.js';
import { wordCharacters } from './characterClasses.js';
import { type Deterministic, joinArrows } from './deterministic.js';
import { PatternProblem } from './expression.js';
import type { Arrow } from './language.js';
import type { Jump, Nondeterministic } from './nondeterministic.js';

const mostStates = 2000;
/** States of the nondeterministic automaton that are visited in all. */
const mostWork = 3_000_000;
/** Each is an interval of characters at one state. */
const mostArrows = 100_000;

/** What holds at a place between two characters. */
interface Place {
  readonly atStart: boolean;
  readonly atEnd: boolean;
  readonly afterWord: boolean;
  readonly beforeWord: boolean;
}

/** States that hold before what depends on the next character is looked at. */
interface Subset {
  readonly states: readonly number[];
  readonly atStart: boolean;
  readonly afterWord: boolean;
}

/**
 * The deterministic automaton of the texts in which a nondeterministic one finds a match (subset construction).
 * @throws PatternProblem when it has more than 2000 states or takes too long to build
 */
export function determinise(automaton: Nondeterministic): Deterministic {
  return new Determiniser(automaton).run();
}

class Determiniser {
  readonly #automaton: Nondeterministic;
  readonly #alphabet: Alphabet;
  readonly #words: ReadonlySet<number>;
  /** Classes by which a step may be taken, for each step of each state. */
  readonly #letters: readonly (readonly { readonly letters: readonly number[]; readonly to: number }[])[];
  readonly #minds: boolean;
  readonly #subsets: Subset[] = [];
  readonly #ids = new Map<string, number>();
  #work = 0;

  constructor(automaton: Nondeterministic) {
    this.#automaton = automaton;
    this.#minds = automaton.jumps.flat().some(({ when }) => when === 'boundary' || when === 'noBoundary');
    const sets = automaton.steps.flat().map(({ set }) => set);
    this.#alphabet = createAlphabet(this.#minds ? [...sets, wordCharacters] : sets);
    this.#words = new Set(this.#minds ? this.#alphabet.lettersOf(wordCharacters) : []);
    this.#letters = automaton.steps.map((steps) =>
      steps.map(({ set, to }) => ({ letters: this.#alphabet.lettersOf(set), to })),
    );
  }

  run(): Deterministic {
    const start = this.#idOf([this.#automaton.start], true, false);
    const arrows: Arrow[][] = [];
    let count = 0;
    const accepts: boolean[] = [];
    for (let id = 0; id < this.#subsets.length; id++) {
      const subset = this.#subsets[id]!;
      accepts.push(this.#reaches(subset, { atEnd: true, beforeWord: false }).has(this.#automaton.matched));
      const targets = this.#targets(subset);
      const leading = this.#arrows(targets);
      count += leading.length;
      if (count > mostArrows) throw new PatternProblem('is too complex');
      arrows.push(leading);
    }
    return { start, arrows, accepts };
  }

  #arrows(targets: readonly (number | undefined)[]): Arrow[] {
    return joinArrows(
      this.#alphabet.intervals
        .filter(({ letter }) => targets[letter] !== undefined)
        .map(({ interval: [first, last], letter }) => ({ first, last, to: targets[letter]! })),
    );
  }

  /** The subset after each class of characters; undefined where no text goes on. */
  #targets(subset: Subset): (number | undefined)[] {
    const plain = this.#after(subset, false);
    const word = this.#minds ? this.#after(subset, true) : plain;
    return Array.from({ length: this.#alphabet.classes }, (_, letter) => {
      const isWord = this.#words.has(letter);
      const states = (isWord ? word : plain)[letter]!;
      return states.size === 0 ? undefined : this.#idOf([...states], false, isWord);
    });
  }

  #after(subset: Subset, beforeWord: boolean): Set<number>[] {
    const { matched } = this.#automaton;
    const reached = this.#reaches(subset, { atEnd: false, beforeWord });
    const isMatched = reached.has(matched);
    const after = Array.from({ length: this.#alphabet.classes }, () => new Set(isMatched ? [matched] : []));
    if (isMatched) return after;
    for (const state of reached) {
      for (const { letters, to } of this.#letters[state]!)
        for (const letter of letters) after[letter]!.add(to);
      this.#spend(this.#letters[state]!.length);
    }
    return after;
  }

  #idOf(states: readonly number[], atStart: boolean, afterWord: boolean): number {
    const { matched } = this.#automaton;
    const closed = this.#close(states, ({ when }) => when === undefined);
    // What was found stays found.
    const kept = closed.has(matched) ? [matched] : [...closed].toSorted((a, b) => a - b);
    const key = closed.has(matched) ? '!' : `${kept.join()};${atStart};${afterWord}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    if (this.#subsets.length >= mostStates) throw new PatternProblem('is too complex');
    this.#ids.set(key, this.#subsets.length);
    return this.#subsets.push({ states: kept, atStart, afterWord }) - 1;
  }

  #reaches({ states, atStart, afterWord }: Subset, next: Pick<Place, 'atEnd' | 'beforeWord'>): Set<number> {
    const place = { atStart, afterWord, ...next };
    return this.#close(states, (jump) => holds(jump, place));
  }

  #close(states: readonly number[], mayJump: (jump: Jump) => boolean): Set<number> {
    const closed = new Set(states);
    for (const state of closed) {
      for (const jump of this.#automaton.jumps[state]!) if (mayJump(jump)) closed.add(jump.to);
    }
    this.#spend(closed.size);
    return closed;
  }

  #spend(work: number): void {
    this.#work += work;
    if (this.#work > mostWork) throw new PatternProblem('is too complex');
  }
}

function holds({ when }: Jump, { atStart, atEnd, afterWord, beforeWord }: Place): boolean {
  if (when === undefined) return true;
  if (when === 'start') return atStart;
  if (when === 'end') return atEnd;
  return (when === 'boundary') === (afterWord !== beforeWord);
}
