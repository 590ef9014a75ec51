import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import { Piscina } from 'piscina';
import { type Box, boxArea, clipBox, type Point, type Size } from '../../../geometry/box.js';
import { type ScoredBox, weightedBoxFusion } from '../../../geometry/weightedBoxFusion.js';
import type { Resolution, RgbImage, UprightImage } from '../../../images/image.js';
import { resizeImage } from '../../../images/resize.js';
import { cocoLabels } from './cocoLabels.js';
import type { Detection } from './detection.js';
import type { DetectorTask, DetectorWorkerData } from './detectorWorker.js';
import { type Look, planLooks } from './looks.js';
import { ensureDetectorModel } from './modelCache.js';
import { workerModule } from './workerModule.js';

/** How one picture is looked at. */
export interface DetectOptions {
  /** How closely; absent means `medium`, which is the quickest answer. */
  readonly resolution?: Resolution | undefined;
  /** Detections of a lower confidence (0…1) are left out. */
  readonly minScore: number;
  /** Checked between passes: a pass that has begun is finished, because inference cannot be interrupted. */
  readonly signal?: AbortSignal | undefined;
}

/** Finds objects of the 80 COCO kinds. */
export interface Detector {
  /**
   * At most 100 detections, most confident first, boxes inside the picture in its own pixels.
   * @throws DrishtiError `invalid_request` when the pixels turn out broken; the signal's reason once it aborts.
   */
  detect(image: UprightImage, options: DetectOptions): Promise<Detection[]>;
  /** Finishes running work, then ends the worker threads. */
  close(): Promise<void>;
}

type DetectorWorkers = Piscina<DetectorTask, ScoredBox[]>;

/** Most detections per picture, as COCO's own evaluation counts them. */
const maxDetections = 100;

/** Boxes of one kind from different looks that overlap more (intersection over union) are the same object. */
const sameObjectOverlap = 0.7;

/**
 * One request alone is answered a third faster on two threads than on one; many requests at a time are served
 * better by more workers than by more threads in each (docs/benchmarks.md).
 */
const threadsPerInference = 2;

/**
 * Prepares the model (see `ensureDetectorModel`) and starts the worker threads that run it.
 * @param options.threads threads of inference in all; default: one a processor core
 */
export async function createDetector(options: { dataDir: string; threads?: number }): Promise<Detector> {
  const modelPath = await ensureDetectorModel(options.dataDir);
  const workers = startWorkers(modelPath, options.threads ?? availableParallelism());
  await warmUp(workers);
  return {
    detect: (image, detectOptions) => detect(workers, image, detectOptions),
    close: () => workers.close(),
  };
}

function startWorkers(modelPath: string, allThreads: number): DetectorWorkers {
  const threads = Math.min(allThreads, threadsPerInference);
  const count = Math.ceil(allThreads / threadsPerInference);
  const workerData: DetectorWorkerData = { modelPath, threads };
  const module = workerModule('./detectorWorker', import.meta.url);
  return new Piscina({ ...module, workerData, minThreads: count, maxThreads: count });
}

/**
 * Has every worker load its session: the first request need not wait for it, and a worker that is ended while it
 * loads would abort the process.
 */
async function warmUp(workers: DetectorWorkers): Promise<void> {
  const size = { width: 32, height: 32 };
  const image = { ...size, data: new Uint8Array(32 * 32 * 3) };
  const blank = () => ({ image, input: size, mirrored: false });
  await Promise.all(Array.from({ length: workers.maxThreads }, () => workers.run(blank())));
}

async function detect(
  workers: DetectorWorkers,
  image: UprightImage,
  { resolution = 'medium', minScore, signal }: DetectOptions,
): Promise<Detection[]> {
  const looks = planLooks(image, resolution);
  signal?.throwIfAborted();
  const pixels = await decodeFor(looks[0]!, image);
  const limit = pLimit(workers.maxThreads);
  const seen = await Promise.all(
    looks.map((look) => limit(() => runLook(workers, pixels, look, image, signal))),
  );
  return weightedBoxFusion(seen, sameObjectOverlap)
    .map(({ kind, score, box }) => ({ label: cocoLabels[kind]!, score, box: clipBox(box, image) }))
    .filter(({ score, box }) => score >= minScore && boxArea(box) > 0)
    .slice(0, maxDetections);
}

/**
 * The network resizes to what it takes, which costs it little. But it interpolates between neighbouring pixels,
 * so a picture that is larger by more than this factor is reduced with a proper filter before.
 */
const maxReduction = 1.5;

function isMuchLarger(picture: Size, input: Size): boolean {
  return picture.width > input.width * maxReduction || picture.height > input.height * maxReduction;
}

/** Decodes what the first, largest look needs; the others are made from it. */
function decodeFor({ input }: Look, image: UprightImage): Promise<RgbImage> {
  return isMuchLarger(image, input) ? image.decode(input) : image.decode();
}

/** One look at already decoded pixels; the boxes are in pixels of the picture. */
async function runLook(
  workers: DetectorWorkers,
  pixels: RgbImage,
  { input, mirrored }: Look,
  picture: Size,
  signal: AbortSignal | undefined,
): Promise<ScoredBox[]> {
  signal?.throwIfAborted();
  const image = isMuchLarger(pixels, input) ? await resizeImage(pixels, input) : pixels;
  const boxes = await workers.run({ image, input, mirrored });
  const scale = { x: picture.width / input.width, y: picture.height / input.height };
  return boxes.map(({ kind, score, box }) => ({ kind, score, box: scaleBox(box, scale) }));
}

function scaleBox({ x0, y0, x1, y1 }: Box, { x, y }: Point): Box {
  return { x0: x0 * x, y0: y0 * y, x1: x1 * x, y1: y1 * y };
}
