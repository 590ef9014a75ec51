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
 * for long, only those may wait who have nothing at work (`QueueLength`).
 */
export class AdmissionQueue {
  readonly #concurrency: number;
  readonly #length: QueueLength;
  readonly #waiting = new OwnerQueue<Waiting>();
  readonly #maxQueue: number;
  /** Requests at work, in all and by owner. */
  #active = 0;
  readonly #activeOf = new Map<string, number>();

  /** @param now milliseconds of a clock that only goes forward */
  constructor({ concurrency, maxQueue }: AdmissionLimits, now: () => number = () => performance.now()) {
    this.#concurrency = concurrency;
    this.#maxQueue = maxQueue;
    this.#length = new QueueLength(maxQueue, now);
  }

  /**
   * Waits for a place and returns the function that gives it back, which must be called exactly once.
   * @throws DrishtiError `too_many_requests` when the queue is full, also later when others have a better right to
   *   wait; the signal's reason when it aborts while waiting
   */
  async enter(signal: AbortSignal, owner = ''): Promise<() => void> {
    signal.throwIfAborted();
    if (this.#active >= this.#concurrency) await this.#waitForTurn(signal, owner);
    else this.#begin(owner);
    return () => this.#leave(owner);
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
        start: () => {
          stopListening();
          this.#begin(owner);
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

  #makeRoom(owner: string): void {
    if (this.#waiting.size < this.#length.limit) return;
    // Under lasting load who has nothing at work yet may wait still: else those who send most would get all.
    if (this.#waiting.size < this.#maxQueue && !this.#has(owner, 1)) return;
    this.#length.noteRefusal();
    // With this one lasting load may have begun, which lets fewer wait.
    while (this.#waiting.size > this.#length.limit && this.#refuseSurplus());
    this.#takePlace(owner);
  }

  /** Refuses the newest of whoever has most waiting, unless that is all they have; whether there was one. */
  #refuseSurplus(): boolean {
    const last = this.#waiting.newestOfMost();
    if (last === undefined || !this.#has(last.owner, 2)) return false;
    this.#refuse(last);
    return true;
  }

  /** One more is not enough to take a place: two owners would take it from each other for ever. */
  #takePlace(owner: string): void {
    const last = this.#waiting.newestOfMost();
    if (last === undefined || this.#waiting.sizeOf(last.owner) <= this.#waiting.sizeOf(owner) + 1) {
      throw this.#busy();
    }
    this.#refuse(last);
  }

  #refuse(waiting: Waiting): void {
    this.#waiting.remove(waiting);
    waiting.refuse(this.#busy());
  }

  /** Whether an owner has so many requests at work and waiting. */
  #has(owner: string, requests: number): boolean {
    return (this.#activeOf.get(owner) ?? 0) + this.#waiting.sizeOf(owner) >= requests;
  }

  #busy(): DrishtiError {
    const message = `the server is busy: ${this.#active} requests are running and ${this.#waiting.size} are waiting`;
    return new DrishtiError('too_many_requests', message, { retryAfterSeconds });
  }

  #begin(owner: string): void {
    this.#active++;
    this.#activeOf.set(owner, (this.#activeOf.get(owner) ?? 0) + 1);
  }

  /** Hands the place to the one whose turn it is, or gives it up. */
  #leave(owner: string): void {
    this.#active--;
    const left = (this.#activeOf.get(owner) ?? 0) - 1;
    if (left > 0) this.#activeOf.set(owner, left);
    else this.#activeOf.delete(owner);
    const next = this.#waiting.next();
    this.#length.observe(this.#waiting.size);
    next?.start();
  }
}
