/** How long a queue may stand before a full one is taken for overload, in milliseconds. */
const patienceMs = 1500;

/** How long nobody must have been refused until overload is over, in milliseconds. */
const calmMs = 3000;

/**
 * How many may wait. A queue is there for bursts: they are let in, and worked off. When it stands, and is full, more
 * comes than can be done; waiting would then only make every answer late, so that there is no queue until it is over. The idea is that of controlled delay (Nichols and Jacobson, "Controlling Queue Delay", ACM Queue, 2012).
 */
export class QueueLength {
  readonly #longest: number;
  readonly #now: () => number;
  #standingSince: number | undefined;
  #lastRefusal = Number.NEGATIVE_INFINITY;
  #isOverloaded = false;

  /**
   * @param longest most that may wait
   * @param now milliseconds of a clock that only goes forward
   */
  constructor(longest: number, now: () => number) {
    this.#longest = longest;
    this.#now = now;
  }

  /** How many may wait now. */
  get limit(): number {
    if (this.#now() - this.#lastRefusal > calmMs) this.#isOverloaded = false;
    return this.#isOverloaded ? 0 : this.#longest;
  }

  /** To be told whenever somebody comes or leaves: how many wait now. */
  observe(waiting: number): void {
    if (waiting === 0) this.#standingSince = undefined;
    else this.#standingSince ??= this.#now();
  }

  /** To be told when somebody was refused because as many wait as may. */
  noteRefusal(): void {
    this.#lastRefusal = this.#now();
    if (this.#standingSince === undefined) return;
    if (this.#now() - this.#standingSince >= patienceMs) this.#isOverloaded = true;
  }
}
