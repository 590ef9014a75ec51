import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { type Box, clipBox, type Size } from '../../../geometry/box.js';
import { nonMaximumSuppression } from '../../../geometry/nonMaximumSuppression.js';
import type { Resolution, UprightImage } from '../../../images/image.js';
import { cocoLabels } from './cocoLabels.js';
import type { Detection } from './detection.js';
import type { DetectorTask, DetectorWorkerData } from './detectorWorker.js';
import { ensureDetectorModel } from './modelCache.js';
import type { Candidate } from './peaks.js';
import { planViews, type View } from './view.js';
import { workerModule } from './workerModule.js';

/** How one picture is looked at. */
export interface DetectOptions {
  /** How closely; absent means `high`. */
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

/** Most detections per picture, as COCO's own evaluation counts them. */
const maxDetections = 100;

/** Two boxes of one kind that overlap more (intersection over union) are taken for the same object. */
const sameObjectOverlap = 0.55;

/**
 * Prepares the model (see `ensureDetectorModel`) and starts the worker threads that run it.
 * @param options.threads threads of inference in all; default: one a processor core
 */
export async function createDetector(options: { dataDir: string; threads?: number }): Promise<Detector> {
  const modelPath = await ensureDetectorModel(options.dataDir);
  const workers = startWorkers({ modelPath, threads: options.threads ?? availableParallelism() });
  return {
    detect: (image, detectOptions) => detect(workers, image, detectOptions),
    close: () => workers.close(),
  };
}

function startWorkers(workerData: DetectorWorkerData): Piscina<DetectorTask, Candidate[]> {
  return new Piscina({
    ...workerModule('./detectorWorker', import.meta.url),
    workerData,
    minThreads: 1,
    maxThreads: 1,
  });
}

async function detect(
  workers: Piscina<DetectorTask, Candidate[]>,
  image: UprightImage,
  { resolution = 'high', minScore, signal }: DetectOptions,
): Promise<Detection[]> {
  const candidates: Candidate[] = [];
  for (const view of planViews(image, resolution)) {
    signal?.throwIfAborted();
    const pixels = await image.decode(view.input);
    signal?.throwIfAborted();
    const found = await workers.run({ image: pixels, mirror: resolution !== 'low', minScore });
    for (const candidate of found)
      candidates.push({ ...candidate, box: toPicture(candidate.box, view, image) });
  }
  return nonMaximumSuppression(candidates, sameObjectOverlap).slice(0, maxDetections).map(toDetection);
}

function toPicture(box: Box, { region, input }: View, picture: Size): Box {
  const scaleX = (region.x1 - region.x0) / input.width;
  const scaleY = (region.y1 - region.y0) / input.height;
  return clipBox(
    {
      x0: region.x0 + box.x0 * scaleX,
      y0: region.y0 + box.y0 * scaleY,
      x1: region.x0 + box.x1 * scaleX,
      y1: region.y0 + box.y1 * scaleY,
    },
    picture,
  );
}

function toDetection({ kind, score, box }: Candidate): Detection {
  return { label: cocoLabels[kind]!, score, box };
}
