import type { Box } from '../../../../../geometry/box.js';

/** The middle of a box along x. */
export function middleX({ x0, x1 }: Box): number {
  return (x0 + x1) / 2;
}

/** The middle of a box along y. */
export function middleY({ y0, y1 }: Box): number {
  return (y0 + y1) / 2;
}

/** Share of `a`'s width that lies over or under `b`, 0…1. */
export function sharedWidth(a: Box, b: Box): number {
  const shared = Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);
  return Math.max(0, shared) / (a.x1 - a.x0);
}

/** Width of the gap between two boxes in pixels, the larger of both directions; 0 where they touch. */
export function gapBetween(a: Box, b: Box): number {
  const x = Math.max(a.x0, b.x0) - Math.min(a.x1, b.x1);
  const y = Math.max(a.y0, b.y0) - Math.min(a.y1, b.y1);
  return Math.max(0, x, y);
}
