import type { Point } from '../../../geometry/box.js';
import { largestContour } from '../../../geometry/contour.js';
import { simplifyPolygon } from '../../../geometry/simplifyPolygon.js';

/** Most points of a polygon, as Gemini's outlines have them. */
const maxPoints = 64;

/** How far the simplified outline may lie from the mask's own, as a share of the box's sides. */
const tolerance = 1 / 160;

/** Probabilities above this are foreground, as readers of Gemini's masks have it. */
const threshold = 127.5;

/**
 * The outline of a grid's largest part of foreground, holes filled, in cells: 0…`side`. At most 64 points, fewer than three
 * when nothing is foreground.
 * @param probabilities 0…255, row by row, `side × side`
 */
export function cellOutline(probabilities: Uint8Array, side: number): Point[] {
  return simplifyPolygon(largestContour(probabilities, side, threshold), tolerance * side, maxPoints);
}
