import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { workerModule } from '../../../threads/workerModule.js';
import type { MaskResult, MaskTask } from './maskTask.js';
import type { MaskWorkerData } from './maskWorker.js';

/** The worker threads that run the mask network. */
export type MaskWorkers = Piscina<MaskTask, MaskResult[]>;

/** Lies in the package beside `dist` and `src`, as far from either. */
export const maskModelPath = fileURLToPath(new URL('../../../../models/masks.onnx', import.meta.url));

/** Starts `count` workers of one thread each and waits until all have loaded the model (a tenth of a second). */
export async function startMaskWorkers(count: number): Promise<MaskWorkers> {
  const workerData: MaskWorkerData = { modelPath: maskModelPath };
  const workers: MaskWorkers = new Piscina({
    ...workerModule('./maskWorker', import.meta.url),
    workerData,
    minThreads: count,
    maxThreads: count,
    // Without it, a task that finds every worker busy goes to the end of the queue, again and again.
    stricterFIFO: true,
  });
  // A worker that is ended while it loads would abort the process: callers get the pool only afterwards.
  await Promise.all(Array.from({ length: count }, () => workers.run(blankTask())));
  return workers;
}

function blankTask(): MaskTask {
  const image = { width: 8, height: 8, data: new Uint8Array(8 * 8 * 3) };
  return { image, boxes: [{ x0: 1, y0: 1, x1: 7, y1: 7 }] };
}
