import type { Box, Point } from '../../../geometry/box.js';

/** One word of a line. */
export interface TextWord {
  readonly text: string;
  readonly box: Box;
}

/** Four corners, clockwise. */
export type Quad = readonly [Point, Point, Point, Point];

/** One line of printed text. Places are in pixels of the upright picture. */
export interface TextLine {
  readonly text: string;
  /** Mean probability of its characters, 0…1. */
  readonly score: number;
  /** The upright box around it. */
  readonly box: Box;
  /** Its corners, clockwise from the top left as the text is read. */
  readonly quad: Quad;
  readonly words: readonly TextWord[];
}
