import type { Box } from '../../../geometry/box.js';

/** How much is shown around a box, as a share of its sides. */
const margin = 0.25;

/** Longer boxes (long side to short side) are shown with more around their long sides. */
const maxAspect = 2;

/** The part of the picture that the network is shown for a box; it may reach outside of the picture. */
export function cropWindow({ x0, y0, x1, y1 }: Box): Box {
  const wide = (x1 - x0) * (1 + 2 * margin);
  const tall = (y1 - y0) * (1 + 2 * margin);
  const halfWidth = Math.max(wide, tall / maxAspect) / 2;
  const halfHeight = Math.max(tall, wide / maxAspect) / 2;
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  return { x0: x - halfWidth, y0: y - halfHeight, x1: x + halfWidth, y1: y + halfHeight };
}

/** A box in sides of the window: 0 its left or upper edge, 1 its right or lower. */
export function withinWindow(box: Box, window: Box): Box {
  const x = (value: number) => (value - window.x0) / (window.x1 - window.x0);
  const y = (value: number) => (value - window.y0) / (window.y1 - window.y0);
  return { x0: x(box.x0), y0: y(box.y0), x1: x(box.x1), y1: y(box.y1) };
}
