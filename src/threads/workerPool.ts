import { Piscina } from 'piscina';
import type { WorkerModule } from './workerModule.js';

/** How many threads are at work, and how many are not. */
export interface PoolLoad {
  readonly busy: number;
  readonly idle: number;
}

/** What a pool's threads are. */
export interface PoolOptions {
  /** How many: all are started at once and kept. */
  readonly count: number;
  /** What each of them is started with. */
  readonly workerData: unknown;
}

/**
 * Starts threads that run networks and waits until all have loaded their models: a thread that is ended while it loads
 * would abort the process, so callers get the pool only afterwards.
 * @param first gives the pool some task; it is called once for each thread
 */
export async function startPool<Task, Result>(
  module: WorkerModule,
  { count, workerData }: PoolOptions,
  first: (pool: Piscina<Task, Result>) => Promise<unknown>,
): Promise<Piscina<Task, Result>> {
  const pool = new Piscina<Task, Result>({
    ...module,
    workerData,
    minThreads: count,
    maxThreads: count,
    // Without it, a task that finds every worker busy goes to the end of the queue, again and again.
    stricterFIFO: true,
  });
  try {
    await Promise.all(Array.from({ length: count }, () => first(pool)));
    return pool;
  } catch (error) {
    // Its threads would stay for nobody. A thread that is at work is not waited for: this failure is to be told.
    void pool.close().catch(() => {});
    throw error;
  }
}

/** How busy the threads of a pool are. */
export function loadOf({ threads, idleThreads }: Pick<Piscina, 'threads' | 'idleThreads'>): PoolLoad {
  return { busy: threads.length - idleThreads, idle: idleThreads };
}
