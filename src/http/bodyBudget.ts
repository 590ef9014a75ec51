import { DrishtiError } from '../errors.js';

/** The refusal of what does not fit into memory now. */
export function memoryFull(): DrishtiError {
  return new DrishtiError('too_many_requests', 'too much data is being processed; try again shortly', {
    retryAfterSeconds: 1,
  });
}

/** Bounds the bytes of all request bodies and fetched pictures that are held at the same time. */
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

  /** Whether so many bytes more can be kept now. */
  fits(bytes: number): boolean {
    return this.#held + bytes <= this.limit;
  }

  /** Counts bytes that are kept from now on. @throws DrishtiError `too_many_requests` when they do not fit */
  hold(bytes: number): void {
    if (!this.fits(bytes)) throw memoryFull();
    this.#held += bytes;
  }

  release(bytes: number): void {
    this.#held -= bytes;
  }
}
