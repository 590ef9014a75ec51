import type { Piscina } from 'piscina';
import { loadOf, type PoolLoad } from './workerPool.js';

/** A pool of threads that is started when it is first needed. */
export class LazyPool<Pool extends Pick<Piscina, 'threads' | 'idleThreads' | 'close'>> {
  readonly #start: () => Promise<Pool>;
  readonly #atWork = new Set<Promise<unknown>>();
  #starting: Promise<Pool> | undefined;
  #started: Pool | undefined;

  constructor(start: () => Promise<Pool>) {
    this.#start = start;
  }

  /**
   * Does some work that may need the pool, and whose end `close` waits for.
   * @param work gets a function that gives the pool, and throws as `start` does; after a failure it is started anew
   */
  lend<Result>(work: (pool: () => Promise<Pool>) => Promise<Result>): Promise<Result> {
    const running = work(() => this.#pool()).finally(() => this.#atWork.delete(running));
    this.#atWork.add(running);
    return running;
  }

  #pool(): Promise<Pool> {
    this.#starting ??= this.#startOnce();
    return this.#starting;
  }

  async #startOnce(): Promise<Pool> {
    try {
      this.#started = await this.#start();
      return this.#started;
    } catch (error) {
      this.#starting = undefined;
      throw error;
    }
  }

  /** None before the first use. */
  load(): PoolLoad {
    return this.#started === undefined ? { busy: 0, idle: 0 } : loadOf(this.#started);
  }

  /** Finishes running work, then ends the threads. */
  async close(): Promise<void> {
    await Promise.allSettled([...this.#atWork, this.#starting]);
    await this.#started?.close();
  }
}
