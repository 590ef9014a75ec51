import type { RgbImage } from '../../../images/image.js';
import { oklabTable, tableIndex } from '../colours/oklabTable.js';

/** OKLab's L, a and b of one cell. */
export type CellColour = readonly [number, number, number];

/**
 * Mean OKLab colours of the cells of a square grid that is stretched over a picture, row by row. In a picture with fewer
 * pixels than cells a pixel colours several.
 */
export function meanColours(image: RgbImage, side: number): CellColour[] {
  const columns = cellBounds(image.width, side);
  const rows = cellBounds(image.height, side);
  return Array.from({ length: side ** 2 }, (_, i) => {
    return meanColour(image, columns[i % side]!, rows[Math.floor(i / side)]!);
  });
}

/** First pixel of each cell along one side, and the one after its last; at least one pixel each. */
function cellBounds(length: number, cells: number): [number, number][] {
  return Array.from({ length: cells }, (_, i) => {
    const first = Math.floor((i * length) / cells);
    return [first, Math.max(first + 1, Math.floor(((i + 1) * length) / cells))];
  });
}

function meanColour(
  { width, data }: RgbImage,
  [left, right]: [number, number],
  [top, bottom]: [number, number],
): CellColour {
  const oklab = oklabTable();
  let [l, a, b] = [0, 0, 0];
  for (let y = top; y < bottom; y++)
    for (let at = (y * width + left) * 3; at < (y * width + right) * 3; at += 3) {
      const colour = tableIndex(data[at]!, data[at + 1]!, data[at + 2]!) * 3;
      l += oklab[colour]!;
      a += oklab[colour + 1]!;
      b += oklab[colour + 2]!;
    }
  const count = (right - left) * (bottom - top);
  return [l / count, a / count, b / count];
}
