import { contours } from 'd3-contour';
import type { Point } from './box.js';
import { signedArea } from './polygon.js';

/**
 * The outer line of the largest connected part of a field that is above a threshold, holes filled; empty when none is.
 * Marching squares with linear interpolation (d3-contour).
 * @param values one a cell, row by row, `side × side`
 * @returns a closed ring, the last point joined to the first, in cells: the field spans 0…side, the centre of its
 * first cell lies at (.5, .5)
 */
export function largestContour(values: ArrayLike<number>, side: number, threshold: number): Point[] {
  const field = contours().size([side, side]).smooth(true);
  const { coordinates } = field.contour(Array.from(values), threshold);
  const rings = coordinates.map(([outer]) => toRing(outer!));
  const areas = rings.map((ring) => Math.abs(signedArea(ring)));
  return rings[areas.indexOf(Math.max(...areas))] ?? [];
}

/** d3-contour repeats the first point at the end. */
function toRing(points: readonly (readonly number[])[]): Point[] {
  return points.slice(0, -1).map(([x, y]) => ({ x: x!, y: y! }));
}
