import { type Box, clipBox, type Size } from '../../../geometry/box.js';
import type { RgbImage } from '../../../images/image.js';
import type { ObjectMask } from '../../capabilities.js';
import { gridSide } from '../masks/boxGrid.js';
import { coverage } from '../masks/coverage.js';
import type { NamedColour } from './namedColour.js';
import { paletteOf } from './palette.js';

/** Most pixels that are read of one object: as many as its mask has cells. */
const mostPixels = gridSide ** 2;

/** Without a mask: half axes of the ellipse in the middle of the box, as shares of its sides. */
const halfAxis = 0.4;

/**
 * The colours of an object by name, the largest share first; none when its box lies outside of the picture.
 * @param pixels the picture, perhaps reduced
 * @param size of the upright picture, which the box and the mask are in
 * @param mask pixels that more likely than not belong to it count, by their probability; without a mask those of an
 * ellipse in the middle of the box count
 */
export function objectColours(pixels: RgbImage, size: Size, box: Box, mask?: ObjectMask): NamedColour[] {
  const [across, down] = [pixels.width / size.width, pixels.height / size.height];
  const { x0, y0, x1, y1 } = clipBox(box, size);
  const columns = spread(x0, x1, (x1 - x0) * across);
  const rows = spread(y0, y1, (y1 - y0) * down);
  const sample = samplePixels(
    pixels,
    columns.map((x) => Math.floor(x * across)),
    rows.map((y) => Math.floor(y * down)),
  );
  const weights = new Uint8Array(columns.length * rows.length);
  let i = 0;
  for (const y of rows) for (const x of columns) weights[i++] = weightAt(x, y, box, mask);
  return paletteOf(sample, weights);
}

/** The pixels at each crossing, row by row. */
function samplePixels(
  { data, width }: RgbImage,
  columns: readonly number[],
  rows: readonly number[],
): RgbImage {
  const sample = new Uint8Array(columns.length * rows.length * 3);
  let to = 0;
  for (const row of rows)
    for (const column of columns) {
      const at = (row * width + column) * 3;
      sample[to++] = data[at]!;
      sample[to++] = data[at + 1]!;
      sample[to++] = data[at + 2]!;
    }
  return { width: columns.length, height: rows.length, data: sample };
}

/** Evenly spread places between two, about one a pixel, at most the root of what may be read. */
function spread(from: number, to: number, pixels: number): number[] {
  const count = Math.min(Math.ceil(pixels), Math.sqrt(mostPixels));
  return Array.from({ length: count }, (_, i) => from + ((i + 0.5) / count) * (to - from));
}

/** 0…255 */
function weightAt(x: number, y: number, box: Box, mask: ObjectMask | undefined): number {
  if (mask === undefined) return isCentral(x, y, box) ? 255 : 0;
  const probability = coverage(mask, x, y);
  return probability > 0.5 ? Math.round(probability * 255) : 0;
}

function isCentral(x: number, y: number, { x0, y0, x1, y1 }: Box): boolean {
  const across = (x - (x0 + x1) / 2) / (x1 - x0) / halfAxis;
  const down = (y - (y0 + y1) / 2) / (y1 - y0) / halfAxis;
  return across ** 2 + down ** 2 <= 1;
}
