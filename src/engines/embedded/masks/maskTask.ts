import type { Box, Point } from '../../../geometry/box.js';
import type { RgbImage } from '../../../images/image.js';

/** Boxes of one picture to cut out. */
export interface MaskTask {
  readonly image: RgbImage;
  /** In pixels of `image`, at least a little wide and high; a few. */
  readonly boxes: readonly Box[];
}

/** What a worker tells of one box. */
export interface MaskResult {
  /** Foreground probabilities 0…255 of `gridSide × gridSide` cells over the box. */
  readonly probabilities: Uint8Array;
  /** See `cellOutline`; found here because noise takes milliseconds. */
  readonly outline: readonly Point[];
  /** Expected intersection over union with the true mask, 0…1. */
  readonly overlap: number;
}
