import { workerData } from 'node:worker_threads';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { RgbImage } from '../../../images/image.js';
import { lowerThreadPriority } from './lowerPriority.js';
import { averageWithMirrored, mirrorImage } from './mirror.js';
import { type Candidate, type CenterMap, readPeaks } from './peaks.js';

/** What a worker thread is started with. */
export interface DetectorWorkerData {
  readonly modelPath: string;
  /** Threads of the inference session itself. */
  readonly threads: number;
}

/** One view to look at; the sides of `image` are multiples of 32. */
export interface DetectorTask {
  readonly image: RgbImage;
  /** Also looks at the mirror image and averages both: steadier scores for twice the time. */
  readonly mirror: boolean;
  readonly minScore: number;
}

lowerThreadPriority();
const { modelPath, threads } = workerData as DetectorWorkerData;
const session = await InferenceSession.create(modelPath, {
  intraOpNumThreads: threads,
  interOpNumThreads: 1,
  logSeverityLevel: 3,
});

/** Runs the network on one view and reads the objects off its heat map; boxes are in pixels of the view. */
export default async function detect({ image, mirror, minScore }: DetectorTask): Promise<Candidate[]> {
  const map = await run(image);
  if (mirror) averageWithMirrored(map, await run(mirrorImage(image)));
  return readPeaks(map, minScore);
}

async function run({ data, width, height }: RgbImage): Promise<CenterMap> {
  const { heatmap, distances } = await session.run({
    image: new Tensor('uint8', data, [1, height, width, 3]),
  });
  const [, , rows, columns] = heatmap!.dims as [number, number, number, number];
  return {
    rows,
    columns,
    heatmap: heatmap!.data as Float32Array,
    distances: distances!.data as Float32Array,
  };
}
