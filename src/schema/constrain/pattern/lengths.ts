import { PatternProblem } from './expression.js';
import type { Arrow } from './language.js';

/** Cells of the table of lengths; a long minimum beside a complex pattern would need more. */
const mostCells = 16_000_000;

/** How long the texts are that an automaton accepts from each state on; every state must lie on the way to one. */
export class Lengths {
  readonly shortest: readonly number[];
  readonly longest: readonly number[];
  readonly #targets: readonly (readonly number[])[];
  /** Whether there is a text of exactly so many characters: a bit for each state. */
  readonly #exact: Uint32Array[];

  constructor(arrows: readonly (readonly Arrow[])[], accepts: readonly boolean[]) {
    this.#targets = arrows.map((each) => [...new Set(each.map(({ to }) => to))]);
    this.shortest = shortestOf(this.#targets, accepts);
    this.longest = longestOf(this.#targets);
    this.#exact = [bitsOf(accepts)];
  }

  /**
   * Whether from the state on there is a text of `least` to `most` characters.
   * @throws PatternProblem when that takes too much to find out
   */
  has(state: number, least: number, most: number): boolean {
    const [shortest, longest] = [this.shortest[state]!, this.longest[state]!];
    if (shortest > most || longest < least) return false;
    if (least <= shortest || longest <= most) return true;
    // Where there is a longer text there is one shorter by a way round through the states.
    const farthest = Math.min(most, least + this.#targets.length);
    if (farthest * this.#targets.length > mostCells) {
      throw new PatternProblem('is too complex for so great a minLength');
    }
    for (let length = least; length <= farthest; length++) if (isSet(this.#row(length), state)) return true;
    return false;
  }

  #row(length: number): Uint32Array {
    while (this.#exact.length <= length) {
      const before = this.#exact.at(-1)!;
      this.#exact.push(bitsOf(this.#targets.map((targets) => targets.some((to) => isSet(before, to)))));
    }
    return this.#exact[length]!;
  }
}

function bitsOf(flags: readonly boolean[]): Uint32Array {
  const bits = new Uint32Array((flags.length + 31) >>> 5);
  flags.forEach((flag, at) => {
    if (flag) bits[at >>> 5]! |= 1 << (at & 31);
  });
  return bits;
}

function isSet(bits: Uint32Array, at: number): boolean {
  return ((bits[at >>> 5]! >>> (at & 31)) & 1) === 1;
}

function shortestOf(targets: readonly (readonly number[])[], accepts: readonly boolean[]): number[] {
  const shortest = accepts.map((accepting) => (accepting ? 0 : Infinity));
  const sources = sourcesOf(targets);
  const queue = accepts.flatMap((accepting, state) => (accepting ? [state] : []));
  for (const state of queue) {
    for (const source of sources[state]!) {
      if (shortest[source] !== Infinity) continue;
      shortest[source] = shortest[state]! + 1;
      queue.push(source);
    }
  }
  return shortest;
}

/** Infinity where a loop can be reached; every loop lies on the way to a text. */
function longestOf(targets: readonly (readonly number[])[]): number[] {
  const longest = targets.map(() => Infinity);
  const open = targets.map((each) => each.length);
  const sources = sourcesOf(targets);
  const queue = open.flatMap((count, state) => (count === 0 ? [state] : []));
  for (const state of queue) {
    longest[state] = targets[state]!.reduce((most, to) => Math.max(most, longest[to]! + 1), 0);
    for (const source of sources[state]!) if (--open[source]! === 0) queue.push(source);
  }
  return longest;
}

function sourcesOf(targets: readonly (readonly number[])[]): number[][] {
  const sources = targets.map((): number[] => []);
  targets.forEach((each, from) => {
    for (const to of each) sources[to]!.push(from);
  });
  return sources;
}
