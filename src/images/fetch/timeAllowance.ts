import { untilAborted } from '../../untilAborted.js';
import { FetchRefusal } from './refusal.js';

/** The time that one picture may take. Only work counts: waiting for a free place is no fault of the picture's host. */
export class TimeAllowance {
  readonly #seconds: number;
  #leftMs: number;

  constructor(seconds: number) {
    this.#seconds = seconds;
    this.#leftMs = seconds * 1000;
  }

  /**
   * Does some work within the time that is left.
   * @param signal ends the work as well
   * @throws FetchRefusal when the time is up; the signal's reason when it aborts; what the work throws
   */
  async spend<Value>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
    signal.throwIfAborted();
    const ending = new AbortController();
    const end = () => ending.abort(signal.reason);
    const timeUp = new FetchRefusal(`it took longer than ${this.#seconds} seconds`);
    const timer = setTimeout(() => ending.abort(timeUp), this.#leftMs);
    const started = performance.now();
    signal.addEventListener('abort', end, { once: true });
    try {
      return await untilAborted(ending.signal, work(ending.signal));
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      this.#leftMs -= performance.now() - started;
    }
  }
}
