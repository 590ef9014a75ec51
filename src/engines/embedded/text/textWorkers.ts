import type { Piscina } from 'piscina';
import type { RgbImage } from '../../../images/image.js';
import { workerModule } from '../../../threads/workerModule.js';
import { startPool } from '../../../threads/workerPool.js';
import type { TextDocument } from './document/document.js';
import { modelPaths } from './modelPaths.js';
import type { LineReading } from './recognition/lineReading.js';
import type { Quad, TextLine } from './textLine.js';
import type { CropsTask, PageTask, TextWorkerData } from './textWorker.js';

/**
 * Starts the threads that run the networks and waits until all have loaded them (half a second).
 * @param threads threads of inference in all: a worker each, because one page is many small inferences
 */
export async function startTextWorkers(threads: number): Promise<Piscina> {
  const workerData: TextWorkerData = { models: modelPaths(), threads: 1 };
  const module = workerModule('./textWorker', import.meta.url);
  return startPool(module, { count: threads, workerData }, (pool) => pool.run(blankImage, { name: 'find' }));
}

const blankImage: RgbImage = { width: 32, height: 32, data: new Uint8Array(32 * 32 * 3) };

/** What the threads of a pool do: the functions of `textWorker.ts`. */
export class TextWorkers {
  readonly #pool: Piscina;

  /** @param pool as `startTextWorkers` gives it */
  constructor(pool: Piscina) {
    this.#pool = pool;
  }

  /** How many tasks can run at the same time. */
  get count(): number {
    return this.#pool.maxThreads;
  }

  find(image: RgbImage): Promise<Quad[]> {
    return this.#pool.run(image, { name: 'find' });
  }

  turn(task: CropsTask): Promise<number[]> {
    return this.#pool.run(task, { name: 'turn' });
  }

  read(task: CropsTask): Promise<LineReading[]> {
    return this.#pool.run(task, { name: 'read' });
  }

  order(lines: readonly TextLine[]): Promise<TextLine[]> {
    return this.#pool.run(lines, { name: 'order' });
  }

  document(task: PageTask): Promise<TextDocument> {
    return this.#pool.run(task, { name: 'document' });
  }
}
