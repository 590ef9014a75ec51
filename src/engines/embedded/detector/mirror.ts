import type { Box } from '../../../geometry/box.js';
import type { RgbImage } from '../../../images/image.js';

/** The picture seen in a mirror: left and right exchanged. */
export function mirrorImage({ width, height, data }: RgbImage): RgbImage {
  const mirrored = new Uint8Array(data.length);
  const rowBytes = width * 3;
  for (let start = 0; start < data.length; start += rowBytes) {
    for (let to = start, from = start + rowBytes - 3; to < start + rowBytes; to += 3, from -= 3) {
      mirrored[to] = data[from]!;
      mirrored[to + 1] = data[from + 1]!;
      mirrored[to + 2] = data[from + 2]!;
    }
  }
  return { width, height, data: mirrored };
}

/** Where a box of the mirror image lies in the picture, which is `width` wide. */
export function mirrorBox({ x0, y0, x1, y1 }: Box, width: number): Box {
  return { x0: width - x1, y0, x1: width - x0, y1 };
}
