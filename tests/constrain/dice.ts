import { randomNumbers } from '../support/random.js';

/** Seeded random choices: the same seed, the same choices. */
export class Dice {
  readonly #next: () => number;

  constructor(seed: number) {
    this.#next = randomNumbers(seed);
  }

  /** A number in [0, 1). */
  next(): number {
    return this.#next();
  }

  /** A whole number from `least` to `most`. */
  from(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  one<T>(choices: readonly T[]): T {
    return choices[this.from(0, choices.length - 1)]!;
  }

  /** Some of the choices, at least one. */
  some<T>(choices: readonly T[]): T[] {
    const chosen = choices.filter(() => this.chance(0.4));
    return chosen.length > 0 ? chosen : [this.one(choices)];
  }
}
