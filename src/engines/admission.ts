import { DrishtiError } from '../errors.js';

export interface AdmissionLimits {
  /** Requests at work at the same time. */
  readonly concurrency: number;
  /** Requests that may wait for their turn. */
  readonly maxQueue: number;
}

/** Seconds after which a refused caller may try again; clients cap what they honour at 8. */
const retryAfterSeconds = 2;

/**
 * Lets a bounded number of requests work and a bounded number wait, first come first served. A waiting request whose
 * caller goes away gives its place free at once.
 */
export class AdmissionQueue {
  readonly #limits: AdmissionLimits;
  readonly #waiting = new Set<() => void>();
  #active = 0;

  constructor(limits: AdmissionLimits) {
    this.#limits = limits;
  }

  /**
   * Waits for a place and returns the function that gives it back, which must be called exactly once.
   * @throws DrishtiError `too_many_requests` when the queue is full; the signal's reason when it aborts while waiting
   */
  async enter(signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.#active < this.#limits.concurrency) {
      this.#active++;
    } else {
      await this.#waitForTurn(signal);
    }
    return () => this.#leave();
  }

  /** How many are at work and how many wait, now. */
  get load(): { readonly active: number; readonly waiting: number } {
    return { active: this.#active, waiting: this.#waiting.size };
  }

  #waitForTurn(signal: AbortSignal): Promise<void> {
    const { maxQueue, concurrency } = this.#limits;
    if (this.#waiting.size >= maxQueue) {
      const message = `the server is busy: ${concurrency} requests are running and ${maxQueue} are waiting`;
      throw new DrishtiError('too_many_requests', message, { retryAfterSeconds });
    }
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        this.#waiting.delete(start);
        reject(signal.reason);
      };
      const start = () => {
        signal.removeEventListener('abort', giveUp);
        resolve();
      };
      this.#waiting.add(start);
      signal.addEventListener('abort', giveUp, { once: true });
    });
  }

  /** Hands the place to the one who waits longest, or gives it up. */
  #leave(): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#active--;
    } else {
      this.#waiting.delete(next);
      next();
    }
  }
}
