import { type Box, cornersOf, type Point } from '../../../geometry/box.js';
import { clockwiseFromTopLeft } from '../../../geometry/polygon.js';
import type { ObjectMask } from '../../capabilities.js';
import { cellOutline } from './cellOutline.js';

/**
 * The outline of the mask's largest part, holes filled: 3 to 64 points in pixels of the upright picture, clockwise from
 * the one nearest to the top-left corner, inside the box, the first not repeated. The box's corners when nothing in it
 * is foreground.
 */
export function maskPolygon({ box, side, probabilities, outline: known }: ObjectMask): Point[] {
  const outline = known ?? cellOutline(probabilities, side);
  if (outline.length < 3) return cornersOf(box);
  return clockwiseFromTopLeft(outline.map((point) => inPicture(point, side, box)));
}

function inPicture({ x, y }: Point, side: number, { x0, y0, x1, y1 }: Box): Point {
  return { x: Math.min(x0 + (x / side) * (x1 - x0), x1), y: Math.min(y0 + (y / side) * (y1 - y0), y1) };
}
