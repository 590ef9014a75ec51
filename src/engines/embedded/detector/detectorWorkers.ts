import type { Piscina } from 'piscina';
import { workerModule } from '../../../threads/workerModule.js';
import { startPool } from '../../../threads/workerPool.js';
import type { DetectorTask, DetectorWorkerData } from './detectorWorker.js';

/** The worker threads that run the network. */
export type DetectorWorkers = Piscina<DetectorTask, Float64Array>;

/**
 * One request alone is answered a third faster on two threads than on one; many requests at a time are served
 * better by more workers than by more threads in each (docs/benchmarks.md).
 */
const usualThreadsPerPicture = 2;

export interface DetectorThreads {
  /** Threads of inference in all. */
  readonly threads: number;
  /** Those that look at one picture together, and so make up a worker; 0 for two. */
  readonly threadsPerPicture: number;
}

/**
 * Starts the workers and has each of them load the model, so that the first request need not wait for it.
 */
export function startDetectorWorkers(
  modelPath: string,
  { threads: all, threadsPerPicture }: DetectorThreads,
): Promise<DetectorWorkers> {
  const threads = Math.min(all, threadsPerPicture || usualThreadsPerPicture);
  const count = Math.ceil(all / threads);
  const workerData: DetectorWorkerData = { modelPath, threads };
  const module = workerModule('./detectorWorker', import.meta.url);
  return startPool(module, { count, workerData }, (workers: DetectorWorkers) => workers.run(blankTask()));
}

function blankTask(): DetectorTask {
  const input = { width: 32, height: 32 };
  return { image: { ...input, data: new Uint8Array(32 * 32 * 3) }, input, mirrored: false };
}
