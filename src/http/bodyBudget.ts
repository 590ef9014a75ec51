import { DrishtiError } from '../errors.js';

/** Bounds the bytes of all request bodies that are held at the same time. */
export class BodyBudget {
  /** Bytes. */
  readonly limit: number;
  #held = 0;

  /** @param limit bytes */
  constructor(limit: number) {
    this.limit = limit;
  }

  /** Bytes that are kept now. */
  get held(): number {
    return this.#held;
  }

  /** @throws DrishtiError `too_many_requests` when `bytes` more would not fit now. */
  check(bytes: number): void {
    if (this.#held + bytes <= this.limit) return;
    throw new DrishtiError('too_many_requests', 'too much data is being processed; try again shortly', {
      retryAfterSeconds: 1,
    });
  }

  /** Counts bytes that are kept from now on. @throws DrishtiError as `check`. */
  hold(bytes: number): void {
    this.check(bytes);
    this.#held += bytes;
  }

  release(bytes: number): void {
    this.#held -= bytes;
  }
}
