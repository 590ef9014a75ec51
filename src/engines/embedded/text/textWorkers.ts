import { Piscina } from 'piscina';
import type { RgbImage } from '../../../images/image.js';
import { workerModule } from '../../../threads/workerModule.js';
import type { EngineLoad } from '../../engine.js';
import { modelPaths } from './modelPaths.js';
import type { LineReading } from './recognition/lineReading.js';
import type { Quad } from './textLine.js';
import type { CropsTask, TextWorkerData } from './textWorker.js';

/** The worker threads that run the networks; tasks are the functions of `textWorker.ts`. */
export class TextWorkers {
  readonly #pool: Piscina;

  /** @param threads threads of inference in all: a worker each, because one page is many small inferences */
  constructor(threads: number) {
    const workerData: TextWorkerData = { models: modelPaths(), threads: 1 };
    this.#pool = new Piscina({
      ...workerModule('./textWorker', import.meta.url),
      workerData,
      minThreads: threads,
      maxThreads: threads,
      // Without it, a task that finds every worker busy goes to the end of the queue, again and again.
      stricterFIFO: true,
    });
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

  load(): EngineLoad['workers'] {
    const { threads, idleThreads } = this.#pool;
    return { busy: threads.length - idleThreads, idle: idleThreads };
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}
