import type { Box, Point } from '../../../geometry/box.js';

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
