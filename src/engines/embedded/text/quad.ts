import { type Box, boxAroundPoints, clipBox, type Point, type Size } from '../../../geometry/box.js';
import type { Quad } from './textLine.js';

/** Length of the edge that the text stands along, and of the one across it. */
export function quadSize([topLeft, topRight, , bottomLeft]: Quad): Size {
  return { width: distance(topLeft, topRight), height: distance(topLeft, bottomLeft) };
}

/** The same corners, counted from another one: by a quarter turn of the text, clockwise, for each step. */
export function turnQuad(quad: Quad, turns: number): Quad {
  const corner = (index: number) => quad[(index + turns) & 3]!;
  return [corner(0), corner(1), corner(2), corner(3)];
}

/** The corners in pixels of a picture of which the quad's own is a copy of another size. */
export function scaleQuad([a, b, c, d]: Quad, x: number, y: number): Quad {
  const scale = (point: Point) => ({ x: point.x * x, y: point.y * y });
  return [scale(a), scale(b), scale(c), scale(d)];
}

/** The point that lies the share `u` along and the share `v` across the text (0…1 inside). */
function pointInQuad([topLeft, topRight, , bottomLeft]: Quad, u: number, v: number): Point {
  return {
    x: topLeft.x + u * (topRight.x - topLeft.x) + v * (bottomLeft.x - topLeft.x),
    y: topLeft.y + u * (topRight.y - topLeft.y) + v * (bottomLeft.y - topLeft.y),
  };
}

/** The part of the text from the share `u0` to the share `u1` of its length. */
export function sliceQuad(quad: Quad, u0: number, u1: number): Quad {
  return [
    pointInQuad(quad, u0, 0),
    pointInQuad(quad, u1, 0),
    pointInQuad(quad, u1, 1),
    pointInQuad(quad, u0, 1),
  ];
}

/** The upright box around the corners, as far as it lies in the picture. */
export function boxOfQuad(quad: Quad, picture: Size): Box {
  return clipBox(boxAroundPoints(quad), picture);
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}
