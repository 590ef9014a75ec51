import type { RgbImage } from '../../../images/image.js';

/** Light levels of a picture, 0…255, row by row. */
export interface Levels {
  readonly width: number;
  readonly height: number;
  readonly values: Uint8Array;
}

/** Luma by BT.601's weights. */
export function levelsOf({ width, height, data }: RgbImage): Levels {
  const values = new Uint8Array(width * height);
  for (let i = 0, at = 0; i < values.length; i++, at += 3)
    values[i] = (77 * data[at]! + 150 * data[at + 1]! + 29 * data[at + 2]!) >> 8;
  return { width, height, values };
}
