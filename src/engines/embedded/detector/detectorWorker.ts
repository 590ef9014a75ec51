import { workerData } from 'node:worker_threads';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { ScoredBox } from '../../../geometry/weightedBoxFusion.js';
import type { RgbImage } from '../../../images/image.js';
import { lowerThreadPriority } from './lowerPriority.js';
import { mirrorBox, mirrorImage } from './mirror.js';
import { type CenterMap, readPeaks } from './peaks.js';

/** What a worker thread is started with. */
export interface DetectorWorkerData {
  readonly modelPath: string;
  /** Threads that one inference is spread over. */
  readonly threads: number;
}

/** One look; the sides of `image` are multiples of 32. */
export interface DetectorTask {
  readonly image: RgbImage;
  /** Whether the network sees the mirror image; the answer is in the picture's own pixels all the same. */
  readonly mirrored: boolean;
}

/**
 * Peaks below this are noise. It does not follow the caller's limit, so that a higher limit gives the same
 * detections less the weaker ones, not other scores.
 */
const noiseScore = 0.02;

lowerThreadPriority();
const { modelPath, threads } = workerData as DetectorWorkerData;
const session = await InferenceSession.create(modelPath, {
  intraOpNumThreads: threads,
  interOpNumThreads: 1,
  logSeverityLevel: 3,
});

/** Runs the network once and reads the objects off its heat map. */
export default async function look({ image, mirrored }: DetectorTask): Promise<ScoredBox[]> {
  const boxes = readPeaks(await run(mirrored ? mirrorImage(image) : image), noiseScore);
  if (!mirrored) return boxes;
  return boxes.map(({ kind, score, box }) => ({ kind, score, box: mirrorBox(box, image.width) }));
}

async function run({ data, width, height }: RgbImage): Promise<CenterMap> {
  const outputs = await session.run({ image: new Tensor('uint8', data, [1, height, width, 3]) });
  const floats = (name: string) => outputs[name]!.data as Float32Array;
  const [, , rows, columns] = outputs['heatmap']!.dims as [number, number, number, number];
  const [heatmap, blockMaxima, distances] = [floats('heatmap'), floats('block_maxima'), floats('distances')];
  return { rows, columns, heatmap, blockMaxima, distances };
}
