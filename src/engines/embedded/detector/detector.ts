import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import { boxArea, clipBox, type Size, scaleBox } from '../../../geometry/box.js';
import { type ScoredBox, weightedBoxFusion } from '../../../geometry/weightedBoxFusion.js';
import type { DecodableImage, RgbImage } from '../../../images/image.js';
import { loadOf } from '../../../threads/workerPool.js';
import type { Detection, DetectOptions, Detector } from '../../capabilities.js';
import { cocoLabels } from './cocoLabels.js';
import { type DetectorWorkers, startDetectorWorkers } from './detectorWorkers.js';
import { type Look, planLooks } from './looks.js';
import { ensureDetectorModel } from './modelCache.js';
import { unpackBoxes } from './packedBoxes.js';
import { decodeFor, reduceFor } from './reduction.js';

/** Most detections per picture, as COCO's own evaluation counts them. */
const maxDetections = 100;

/** Boxes of one kind from different looks that overlap more (intersection over union) are the same object. */
const sameObjectOverlap = 0.7;

/**
 * Prepares the model (see `ensureDetectorModel`) and starts the worker threads that run it.
 * @param options.threads threads of inference in all; default: one a processor core
 * @param options.threadsPerPicture those that look at one picture together; 0 for two
 */
export async function createDetector(options: {
  dataDir: string;
  threads?: number;
  threadsPerPicture?: number;
}): Promise<Detector> {
  const { dataDir, threads = availableParallelism(), threadsPerPicture = 0 } = options;
  const modelPath = await ensureDetectorModel(dataDir);
  const workers = await startDetectorWorkers(modelPath, { threads, threadsPerPicture });
  return {
    detect: (image, detectOptions) => detect(workers, image, detectOptions),
    workers: () => loadOf(workers),
    close: () => workers.close(),
  };
}

async function detect(
  workers: DetectorWorkers,
  image: DecodableImage,
  { resolution = 'medium', minScore, signal }: DetectOptions,
): Promise<Detection[]> {
  const looks = planLooks(image, resolution);
  signal?.throwIfAborted();
  const pixels = await decodeFor(looks[0]!.input, image);
  const limit = pLimit(workers.maxThreads);
  const see = async (look: Look) => {
    signal?.throwIfAborted();
    return scaleBoxes(await runLook(workers, pixels, look), look.input, image);
  };
  const seen = await Promise.all(looks.map((look) => limit(see, look)));
  return weightedBoxFusion(seen, sameObjectOverlap)
    .map(({ kind, score, box }) => ({ label: cocoLabels[kind]!, score, box: clipBox(box, image) }))
    .filter(({ score, box }) => score >= minScore && boxArea(box) > 0)
    .slice(0, maxDetections);
}

/** Boxes are in pixels of the look's input. */
async function runLook(workers: DetectorWorkers, pixels: RgbImage, look: Look): Promise<ScoredBox[]> {
  return unpackBoxes(await workers.run({ ...look, image: await reduceFor(look.input, pixels) }));
}

function scaleBoxes(boxes: readonly ScoredBox[], from: Size, to: Size): ScoredBox[] {
  return boxes.map(({ kind, score, box }) => ({ kind, score, box: scaleBox(box, from, to) }));
}
