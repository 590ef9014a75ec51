import type { RgbImage } from '../../../images/image.js';
import { type Normalisation, numbersOf } from './patches.js';

/**
 * A picture as square patches row by row, each a row of numbers: pixel by pixel, the channels of a pixel together, as
 * SigLIP 2 takes them.
 * @param image sides are multiples of `patch`
 */
export function pixelRows(
  { width, height, data }: RgbImage,
  patch: number,
  normalisation: Normalisation,
): Float32Array {
  const tables = [0, 1, 2].map((channel) => numbersOf(channel, normalisation));
  const values = new Float32Array(width * height * 3);
  let at = 0;
  for (let top = 0; top < height; top += patch) {
    for (let left = 0; left < width; left += patch) {
      for (let y = top; y < top + patch; y++) {
        const from = (y * width + left) * 3;
        for (let i = 0; i < patch * 3; i++) values[at++] = tables[i % 3]![data[from + i]!]!;
      }
    }
  }
  return values;
}
