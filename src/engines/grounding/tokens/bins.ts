import { type Box, clipBox, type Size, scaleBox } from '../../../geometry/box.js';

/** How many bins a side is divided into, and where in its bin a place is: at its beginning or in its middle. */
export interface Bins {
  readonly count: number;
  readonly offset: 0 | 0.5;
}

/** Four bins: the corners of a box, x first. */
export type FourBins = readonly [number, number, number, number];

/** The box between two corners, whichever comes first, in pixels of the upright original. */
export function boxOfBins([xa, ya, xb, yb]: FourBins, { count, offset }: Bins, original: Size): Box {
  const [x0, x1] = [Math.min(xa, xb) + offset, Math.max(xa, xb) + offset];
  const [y0, y1] = [Math.min(ya, yb) + offset, Math.max(ya, yb) + offset];
  return clipBox(scaleBox({ x0, y0, x1, y1 }, { width: count, height: count }, original), original);
}

/** The bins that the corners of a box fall into. */
export function binsOfBox(box: Box, { count, offset }: Bins, original: Size): FourBins {
  const { x0, y0, x1, y1 } = scaleBox(box, original, { width: count, height: count });
  const bin = (value: number) => Math.min(Math.max(Math.round(value - offset), 0), count - 1);
  return [bin(x0), bin(y0), bin(x1), bin(y1)];
}
