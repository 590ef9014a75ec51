import { DrishtiError } from '../errors.js';
import { OwnerQueue } from './ownerQueue.js';
import { QueueLength } from './queueLength.js';

export interface AdmissionLimits {
  /** Requests at work at the same time. */
  readonly concurrency: number;
  /** Requests that may wait for their turn. */
  readonly maxQueue: number;
}

/** Seconds after which a refused caller may try again; clients cap what they honour at 8. */
const retryAfterSeconds = 2;

/** A request that waits. */
interface Waiting {
  readonly owner: string;
  start(): void;
  refuse(error: DrishtiError): void;
}

/**
 * Lets a bounded number of requests work and a bounded number wait. Owners take turns, and each one's requests go in
 * the order in which they came. A waiting request whose caller goes away gives its place free at once; when none is
 * free, who has fewer waiting takes that of the newest request of whoever has most. While more comes than can be done
 * for long, few may wait (`QueueLength`).
 */
export class AdmissionQueue {
  readonly #concurrency: number;
  readonly #length: QueueLength;
  readonly #waiting = new OwnerQueue<Waiting>();
  #active = 0;

  /** @param now milliseconds of a clock that only goes forward */
  constructor({ concurrency, maxQueue }: AdmissionLimits, now: () => number = () => performance.now()) {
    this.#concurrency = concurrency;
    // As many as are at work: who waits then waits about as long as the work takes.
    this.#length = new QueueLength(maxQueue, concurrency, now);
  }

  /**
   * Waits for a place and returns the function that gives it back, which must be called exactly once.
   * @throws DrishtiError `too_many_requests` when the queue is full, also later when others have a better right to
   *   wait; the signal's reason when it aborts while waiting
   */
  async enter(signal: AbortSignal, owner = ''): Promise<() => void> {
    signal.throwIfAborted();
    if (this.#active < this.#concurrency) {
      this.#active++;
    } else {
      await this.#waitForTurn(signal, owner);
    }
    return () => this.#leave();
  }

  /** How many are at work and how many wait, now. */
  get load(): { readonly active: number; readonly waiting: number } {
    return { active: this.#active, waiting: this.#waiting.size };
  }

  #waitForTurn(signal: AbortSignal, owner: string): Promise<void> {
    this.#makeRoom(owner);
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        this.#waiting.remove(waiting);
        this.#length.observe(this.#waiting.size);
        reject(signal.reason);
      };
      const stopListening = () => signal.removeEventListener('abort', giveUp);
      const waiting: Waiting = {
        owner,
        start() {
          stopListening();
          resolve();
        },
        refuse(error) {
          stopListening();
          reject(error);
        },
      };
      this.#waiting.add(waiting);
      this.#length.observe(this.#waiting.size);
      signal.addEventListener('abort', giveUp, { once: true });
    });
  }

  /** One more is not enough to take a place: two owners would take it from each other for ever. */
  #makeRoom(owner: string): void {
    if (this.#waiting.size < this.#length.limit) return;
    this.#length.noteRefusal();
    // Overload may have begun with this one, and made the queue shorter than it is.
    while (this.#waiting.size > this.#length.limit) this.#refuseLast();
    const last = this.#waiting.newestOfMost();
    if (last === undefined || this.#waiting.sizeOf(last.owner) <= this.#waiting.sizeOf(owner) + 1) {
      throw this.#busy();
    }
    this.#refuseLast();
  }

  /** Refuses the newest of whoever has most waiting. */
  #refuseLast(): void {
    const last = this.#waiting.newestOfMost();
    if (last === undefined) return;
    this.#waiting.remove(last);
    last.refuse(this.#busy());
  }

  #busy(): DrishtiError {
    const message = `the server is busy: ${this.#active} requests are running and ${this.#waiting.size} are waiting`;
    return new DrishtiError('too_many_requests', message, { retryAfterSeconds });
  }

  /** Hands the place to the one whose turn it is, or gives it up. */
  #leave(): void {
    const next = this.#waiting.next();
    this.#length.observe(this.#waiting.size);
    if (next === undefined) this.#active--;
    else next.start();
  }
}
