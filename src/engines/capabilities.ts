import type { Box, Point } from '../geometry/box.js';
import type { DecodableImage, Resolution } from '../images/image.js';
import type { EngineLoad } from './engine.js';

/** One object found in a picture. */
export interface Detection {
  /** English name of the kind: one of `cocoLabels`, or a label that an open-vocabulary detector was asked for. */
  readonly label: string;
  /** Confidence, 0…1. */
  readonly score: number;
  /** Where it is, in pixels of the upright picture, inside the picture. */
  readonly box: Box;
}

/** What has threads of its own. */
interface Workforce {
  /** How many worker threads look at something now, and how many at nothing; none before the first use of a lazy one. */
  workers(): EngineLoad['workers'];
  /** Finishes running work, then ends the worker threads. */
  close(): Promise<void>;
}

/** How one picture is looked at. */
export interface DetectOptions {
  /** How closely; absent means `medium`, which is the quickest answer. Models of one input size do not look closer. */
  readonly resolution?: Resolution | undefined;
  /** Detections of a lower confidence (0…1) are left out. */
  readonly minScore: number;
  /** Checked between passes: a pass that has begun is finished, because inference cannot be interrupted. */
  readonly signal?: AbortSignal | undefined;
}

/** Finds objects of the 80 COCO kinds. */
export interface Detector extends Workforce {
  /**
   * At most 100 detections, most confident first, boxes inside the picture in its own pixels.
   * @throws DrishtiError `invalid_request` when the pixels turn out broken; the signal's reason once it aborts.
   */
  detect(image: DecodableImage, options: DetectOptions): Promise<Detection[]>;
}

/** Finds objects of any kind that can be named in English. */
export interface OpenVocabularyDetector extends Workforce {
  /** The least score of what the model's makers take for seen, between 0 and 1. */
  readonly usualScore: number;
  /**
   * At most 100 detections, most confident first, boxes inside the picture in its own pixels.
   * @param labels names of kinds in the singular ("traffic cone"); the detections carry them as they are written here
   * @throws as `Detector.detect`; DrishtiError `invalid_request` for more or longer labels than a model can take
   */
  detect(
    image: DecodableImage,
    labels: readonly string[],
    options: Omit<DetectOptions, 'resolution'>,
  ): Promise<Detection[]>;
}

/** Which part of a box belongs to the object in it. */
export interface ObjectMask {
  /** The box that the mask covers, pixels of the upright picture. */
  readonly box: Box;
  /** Side of the square grid that is stretched over the box. */
  readonly side: number;
  /** Foreground probabilities 0…255, row by row, `side × side`. */
  readonly probabilities: Uint8Array;
  /** What `cellOutline` makes of them, where the worker did so already. */
  readonly outline?: readonly Point[] | undefined;
  /** Expected intersection over union with the true mask, 0…1. */
  readonly confidence: number;
}

/** Tells which part of a box belongs to the object in it, whatever its kind. */
export interface Segmenter extends Workforce {
  /**
   * One mask a box, in their order. Each covers the part of its box that lies in the picture. Of a box that is less than
   * a pixel wide or high there, all is foreground, with confidence 0.
   * @throws DrishtiError `invalid_request` when the pixels turn out broken; the signal's reason once it aborts, which
   * is looked at between batches: inference cannot be interrupted.
   */
  segment(image: DecodableImage, boxes: readonly Box[], signal?: AbortSignal): Promise<ObjectMask[]>;
}
