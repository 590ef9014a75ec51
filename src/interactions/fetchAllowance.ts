import { DrishtiError } from '../errors.js';

/** Bounds what all requests together keep in memory. */
export interface MemoryBudget {
  /** @throws DrishtiError `too_many_requests` when `bytes` more would not fit now. */
  hold(bytes: number): void;
  release(bytes: number): void;
}

/** Bytes that one request may still fetch. They count against the budget of all requests until `release`. */
export class FetchAllowance {
  readonly #budget: MemoryBudget;
  readonly #maxBytes: number;
  #held = 0;

  constructor(budget: MemoryBudget, maxBytes: number) {
    this.#budget = budget;
    this.#maxBytes = maxBytes;
  }

  /**
   * Counts bytes as they arrive.
   * @param path the field whose picture they belong to, for the message
   * @throws DrishtiError `invalid_request` over the limit of one request; as the budget over that of all
   */
  hold(bytes: number, path: string): void {
    if (this.#held + bytes > this.#maxBytes) {
      throw new DrishtiError(
        'invalid_request',
        `${path}: the pictures fetched for one request may have at most ${this.#maxBytes} bytes together`,
      );
    }
    this.#budget.hold(bytes);
    this.#held += bytes;
  }

  /** Bytes that may still arrive. */
  get remaining(): number {
    return this.#maxBytes - this.#held;
  }

  release(): void {
    this.#budget.release(this.#held);
    this.#held = 0;
  }
}
