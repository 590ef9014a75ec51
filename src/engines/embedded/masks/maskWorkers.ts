import { fileURLToPath } from 'node:url';
import type { Piscina } from 'piscina';
import { workerModule } from '../../../threads/workerModule.js';
import { startPool } from '../../../threads/workerPool.js';
import type { MaskResult, MaskTask } from './maskTask.js';
import type { MaskWorkerData } from './maskWorker.js';

/** The worker threads that run the mask network. */
export type MaskWorkers = Piscina<MaskTask, MaskResult[]>;

/** Lies in the package beside `dist` and `src`, as far from either. */
export const maskModelPath = fileURLToPath(new URL('../../../../models/masks.onnx', import.meta.url));

/** Starts `count` workers of one thread each and waits until all have loaded the model (a tenth of a second). */
export function startMaskWorkers(count: number): Promise<MaskWorkers> {
  const workerData: MaskWorkerData = { modelPath: maskModelPath };
  const module = workerModule('./maskWorker', import.meta.url);
  return startPool(module, { count, workerData }, (workers: MaskWorkers) => workers.run(blankTask()));
}

function blankTask(): MaskTask {
  const image = { width: 8, height: 8, data: new Uint8Array(8 * 8 * 3) };
  return { image, boxes: [{ x0: 1, y0: 1, x1: 7, y1: 7 }] };
}
