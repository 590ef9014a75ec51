import { DrishtiError } from '../errors.js';
import { KeyedMutex } from '../store/keyedMutex.js';

/**
 * One piece of work at a time for each upload. Whoever comes in with `supersede` ends the body that is being received
 * and those that wait to be: a sender that tries again must not wait for its own dead connection.
 */
export class NewestTurn {
  readonly #mutex = new KeyedMutex();
  readonly #bodies = new Map<string, AbortController>();

  /** Waits for its turn. */
  wait<T>(name: string, work: () => Promise<T>): Promise<T> {
    return this.#mutex.runExclusive(name, work);
  }

  /** Ends the body that is being received, then takes its turn. */
  supersede<T>(name: string, work: () => Promise<T>): Promise<T> {
    this.#bodies.get(name)?.abort(superseded());
    return this.wait(name, work);
  }

  /** As `supersede`, for work that receives a body and stops when the signal aborts. */
  async receive<T>(name: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const body = new AbortController();
    const turn = this.supersede(name, () => work(body.signal));
    this.#bodies.set(name, body);
    try {
      return await turn;
    } finally {
      if (this.#bodies.get(name) === body) this.#bodies.delete(name);
    }
  }

  /** Whether a body is being received. */
  isReceiving(name: string): boolean {
    return this.#bodies.has(name);
  }

  /** Ends every body that is being received and waits until all work is done. */
  async close(): Promise<void> {
    for (const body of this.#bodies.values()) body.abort(stopping());
    await this.#mutex.idle();
  }
}

function superseded(): DrishtiError {
  return new DrishtiError('failed_precondition', 'upload: a newer request has taken this upload over');
}

function stopping(): DrishtiError {
  return new DrishtiError('service_unavailable', 'the server is stopping', { retryAfterSeconds: 1 });
}
