import { workerData } from 'node:worker_threads';
import { InferenceSession } from 'onnxruntime-node';
import type { Size } from '../../../geometry/box.js';
import type { RgbImage } from '../../../images/image.js';
import { lowerThreadPriority } from '../../../threads/lowerPriority.js';
import type { Look } from './looks.js';
import { mirrorBox, mirrorImage } from './mirror.js';
import { packBoxes } from './packedBoxes.js';
import { type CenterMap, readPeaks } from './peaks.js';
import { tensorsOf } from './tensors.js';

/** What a worker thread is started with. */
export interface DetectorWorkerData {
  readonly modelPath: string;
  /** Threads that one inference is spread over. */
  readonly threads: number;
}

/** One look of the network at a picture. */
export interface DetectorTask extends Look {
  /** The picture, not much larger than `input`: the network's own resizing skips pixels then. */
  readonly image: RgbImage;
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
  // Waiting threads may spin while a run lasts, which makes it a quarter faster, but not after it: they would take
  // the cores from decoding, from the event loop and from other workers.
  extra: { session: { force_spinning_stop: '1' } },
});

/** Runs the network once and reads the objects off its heat map; packed boxes, in pixels of `input`. */
export default async function look({ image, input, mirrored }: DetectorTask): Promise<Float64Array> {
  const boxes = readPeaks(await run(mirrored ? mirrorImage(image) : image, input), noiseScore);
  if (!mirrored) return packBoxes(boxes);
  return packBoxes(boxes.map((found) => ({ ...found, box: mirrorBox(found.box, input.width) })));
}

async function run(image: RgbImage, input: Size): Promise<CenterMap> {
  const outputs = await session.run(tensorsOf(image, input));
  const floats = (name: string) => outputs[name]!.data as Float32Array;
  const [, , rows, columns] = outputs['heatmap']!.dims as [number, number, number, number];
  const [heatmap, blockMaxima, distances] = [floats('heatmap'), floats('block_maxima'), floats('distances')];
  return { rows, columns, heatmap, blockMaxima, distances };
}
