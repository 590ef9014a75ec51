import type { Box, Size } from '../../../geometry/box.js';
import type { Resolution } from '../../../images/image.js';

/** One look of the network at a part of the picture. */
export interface View {
  /** The part, in pixels of the upright picture. */
  readonly region: Box;
  /** What the part is resized to: sides are multiples of `sideUnit`. */
  readonly input: Size;
}

/** The network halves its input five times, so sides must be multiples of 2^5. */
const sideUnit = 32;

/** Longest input side of the views of the whole picture; the network was trained at 512. */
const wholeSides: Readonly<Record<Resolution, readonly number[]>> = {
  low: [512],
  medium: [512],
  high: [512],
  ultra_high: [512, 768],
};

/** The looks that a resolution is worth, the cheapest first. */
export function planViews(picture: Size, resolution: Resolution): View[] {
  const region = { x0: 0, y0: 0, x1: picture.width, y1: picture.height };
  return wholeSides[resolution].map((side) => ({ region, input: inputSize(picture, side) }));
}

/** The size nearest to the picture's aspect whose longer side is `longest` and whose sides the network takes. */
function inputSize({ width, height }: Size, longest: number): Size {
  const scale = longest / Math.max(width, height);
  const snap = (side: number) => Math.max(1, Math.round((side * scale) / sideUnit)) * sideUnit;
  return { width: snap(width), height: snap(height) };
}
