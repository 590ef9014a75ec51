import pLimit from 'p-limit';
import type { Piscina } from 'piscina';
import { LazyPool } from '../../threads/lazyPool.js';
import type { WorkerModule } from '../../threads/workerModule.js';
import { type PoolLoad, startPool } from '../../threads/workerPool.js';

/**
 * One thread that is started when it is first needed and does one task after the other: a second one would hold a second
 * copy of the weights. Its module takes `null` for "tell when the model is loaded".
 */
export class SoloWorker<Task, Result> {
  readonly #pool: LazyPool<Piscina<Task | null, Result>>;
  readonly #turns = pLimit(1);

  constructor(module: WorkerModule, workerData: unknown) {
    this.#pool = new LazyPool(() =>
      startPool(module, { count: 1, workerData }, (pool: Piscina<Task | null, Result>) => pool.run(null)),
    );
  }

  /**
   * Does a task when those before it are done.
   * @throws the signal's reason when it aborts before the task has begun; what was begun is finished
   */
  run(task: Task, signal?: AbortSignal): Promise<Result> {
    return this.#pool.lend((start) =>
      this.#turns(async () => {
        signal?.throwIfAborted();
        const pool = await start();
        signal?.throwIfAborted();
        return pool.run(task);
      }),
    );
  }

  workers(): PoolLoad {
    return this.#pool.load();
  }

  /** Finishes running work, then ends the thread. */
  close(): Promise<void> {
    return this.#pool.close();
  }
}
