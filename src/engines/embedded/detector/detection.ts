import type { Box } from '../../../geometry/box.js';

/** One object found in a picture. */
export interface Detection {
  /** English name of the kind, one of `cocoLabels`. */
  readonly label: string;
  /** Confidence, 0…1. */
  readonly score: number;
  /** Where it is, in pixels of the upright picture, inside the picture. */
  readonly box: Box;
}
