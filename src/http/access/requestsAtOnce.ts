import { DrishtiError } from '../../errors.js';

const retryAfterSeconds = 1;

/** Bounds the requests of each owner that are being answered at the same time. */
export class RequestsAtOnce {
  readonly #limit: number;
  readonly #running = new Map<string, number>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /**
   * Counts a request until the function that is returned is called, which must be exactly once.
   * @throws DrishtiError `too_many_requests`
   */
  enter(owner: string): () => void {
    const running = this.#running.get(owner) ?? 0;
    if (running >= this.#limit) throw this.#refusal();
    this.#running.set(owner, running + 1);
    return () => this.#leave(owner);
  }

  #leave(owner: string): void {
    const left = (this.#running.get(owner) ?? 0) - 1;
    if (left > 0) this.#running.set(owner, left);
    else this.#running.delete(owner);
  }

  #refusal(): DrishtiError {
    const message = `${this.#limit} requests of this key are being answered, which is the most at a time; try again shortly`;
    return new DrishtiError('too_many_requests', message, { retryAfterSeconds });
  }
}
