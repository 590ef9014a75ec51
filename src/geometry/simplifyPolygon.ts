import simplify from 'simplify-js';
import type { Point } from './box.js';

/** How much more is given way when there still are too many points, or less when too few. */
const step = 1.3;

/** A ring that needs a finer tolerance than this (in its own units) to be more than a line is a line. */
const finest = 1e-3;

/**
 * Leaves points of a ring out (Douglas–Peucker) so that the line moves by `tolerance` at most; by more where that is
 * needed to keep no more than `maxPoints`, by less where a thin ring would become a line.
 * @param ring closed, the last point joined to the first, which is kept
 * @param maxPoints at least 4
 * @returns fewer than three points only for a ring without an area
 */
export function simplifyPolygon(ring: readonly Point[], tolerance: number, maxPoints: number): Point[] {
  if (ring.length <= 3) return [...ring];
  const closed = [...ring, ring[0]!];
  const within = (allowed: number) => simplify(closed, allowed, true).slice(0, -1);
  let simple = within(tolerance);
  for (let finer = tolerance / step; simple.length < 3 && finer > finest; finer /= step)
    simple = within(finer);
  for (let wider = tolerance * step; simple.length > maxPoints; wider *= step) simple = within(wider);
  return simple;
}
