import { Piscina } from 'piscina';
import type { ScoredBox } from '../../../geometry/weightedBoxFusion.js';
import { workerModule } from '../../../threads/workerModule.js';
import type { DetectorTask, DetectorWorkerData } from './detectorWorker.js';

/** The worker threads that run the network. */
export type DetectorWorkers = Piscina<DetectorTask, ScoredBox[]>;

/**
 * One request alone is answered a third faster on two threads than on one; many requests at a time are served
 * better by more workers than by more threads in each (docs/benchmarks.md).
 */
const threadsPerInference = 2;

/**
 * Starts the workers and has each of them load the model, so that the first request need not wait for it.
 * @param allThreads threads of inference in all
 */
export async function startDetectorWorkers(modelPath: string, allThreads: number): Promise<DetectorWorkers> {
  const workers = createPool(modelPath, allThreads);
  // A worker that is ended while it loads would abort the process: callers get the pool only afterwards.
  await Promise.all(Array.from({ length: workers.maxThreads }, () => workers.run(blankTask())));
  return workers;
}

function createPool(modelPath: string, allThreads: number): DetectorWorkers {
  const threads = Math.min(allThreads, threadsPerInference);
  const count = Math.ceil(allThreads / threadsPerInference);
  const workerData: DetectorWorkerData = { modelPath, threads };
  return new Piscina({
    ...workerModule('./detectorWorker', import.meta.url),
    workerData,
    minThreads: count,
    maxThreads: count,
    // Without it, a task that finds every worker busy goes to the end of the queue, again and again.
    stricterFIFO: true,
  });
}

function blankTask(): DetectorTask {
  const input = { width: 32, height: 32 };
  return { image: { ...input, data: new Uint8Array(32 * 32 * 3) }, input, mirrored: false };
}
