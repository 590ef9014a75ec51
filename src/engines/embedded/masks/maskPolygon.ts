import { type Box, cornersOf, type Point } from '../../../geometry/box.js';
import { largestContour } from '../../../geometry/contour.js';
import { clockwiseFromTopLeft } from '../../../geometry/polygon.js';
import { simplifyPolygon } from '../../../geometry/simplifyPolygon.js';
import type { ObjectMask } from './objectMask.js';

/** Most points of a polygon, as Gemini's outlines have them. */
const maxPoints = 64;

/** How far the simplified outline may lie from the mask's own, as a share of the box's sides. */
const tolerance = 1 / 160;

/** Probabilities above this are foreground, as readers of Gemini's masks have it. */
const threshold = 127.5;

/**
 * The outline of the mask's largest part, holes filled: 3 to 64 points in pixels of the upright picture, clockwise from
 * the one nearest to the top-left corner, inside the box, the first not repeated. The box's corners when nothing in it
 * is foreground.
 */
export function maskPolygon({ box, side, probabilities }: ObjectMask): Point[] {
  const contour = largestContour(probabilities, side, threshold);
  const outline = simplifyPolygon(contour, tolerance * side, maxPoints);
  if (outline.length < 3) return cornersOf(box);
  return clockwiseFromTopLeft(outline.map((point) => inPicture(point, side, box)));
}

function inPicture({ x, y }: Point, side: number, { x0, y0, x1, y1 }: Box): Point {
  return { x: Math.min(x0 + (x / side) * (x1 - x0), x1), y: Math.min(y0 + (y / side) * (y1 - y0), y1) };
}
