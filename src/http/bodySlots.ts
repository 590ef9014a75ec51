import { DrishtiError } from '../errors.js';

/** Bounds how many bodies are stored at the same time as they arrive. */
export class BodySlots {
  readonly #limit: number;
  #taken = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** @throws DrishtiError `too_many_requests` when none is free; what the work throws */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#taken >= this.#limit) {
      const message = `request body: ${this.#limit} uploads are arriving already; try again shortly`;
      throw new DrishtiError('too_many_requests', message, { retryAfterSeconds: 1 });
    }
    this.#taken++;
    try {
      return await work();
    } finally {
      this.#taken--;
    }
  }
}
