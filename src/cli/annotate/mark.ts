import type { Box, Point } from '../../geometry/box.js';

/** Something to be drawn over a picture, in its pixels. */
export interface Mark {
  /** What is written beside it. */
  readonly label: string;
  /** Marks of the same word have the same colour. */
  readonly colour: string;
  readonly box: Box;
  readonly polygon?: readonly Point[];
}
