import type { Point } from './box.js';

/**
 * Area enclosed by a closed ring of points (the last joined to the first) by the shoelace formula, positive when it
 * runs clockwise as seen on the screen (y down), negative otherwise. Parts wound twice count twice.
 */
export function signedArea(ring: readonly Point[]): number {
  let doubled = 0;
  ring.forEach(({ x, y }, i) => {
    const next = ring[(i + 1) % ring.length]!;
    doubled += x * next.y - next.x * y;
  });
  return doubled / 2;
}

/** The same ring running clockwise (y down), from the point nearest to the top-left corner: the least x + y. */
export function clockwiseFromTopLeft(ring: readonly Point[]): Point[] {
  const clockwise = signedArea(ring) < 0 ? ring.toReversed() : ring;
  let first = 0;
  clockwise.forEach((point, i) => {
    if (isNearerTopLeft(point, clockwise[first]!)) first = i;
  });
  return [...clockwise.slice(first), ...clockwise.slice(0, first)];
}

/** Ties are decided by the higher point, so that the beginning does not depend on the order before. */
function isNearerTopLeft(a: Point, b: Point): boolean {
  const difference = a.x + a.y - (b.x + b.y);
  return difference < 0 || (difference === 0 && a.y < b.y);
}
