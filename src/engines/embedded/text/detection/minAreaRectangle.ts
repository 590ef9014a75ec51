import type { Point } from '../../../../geometry/box.js';
import type { Quad } from '../textLine.js';

/** The corners of the convex hull in order (Andrew's monotone chain), without points on its edges. */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  if (sorted.length < 3) return sorted;
  return [...halfHull(sorted), ...halfHull(sorted.reverse())];
}

function halfHull(points: readonly Point[]): Point[] {
  const hull: Point[] = [];
  for (const point of points) {
    while (hull.length >= 2 && cross(hull.at(-2)!, hull.at(-1)!, point) <= 0) hull.pop();
    hull.push(point);
  }
  hull.pop();
  return hull;
}

function cross(origin: Point, a: Point, b: Point): number {
  return (a.x - origin.x) * (b.y - origin.y) - (a.y - origin.y) * (b.x - origin.x);
}

/** A rectangle at an angle: `right` points along it (a unit vector), `width` is its extent along that. */
export interface RotatedRectangle {
  readonly center: Point;
  readonly right: Point;
  readonly width: number;
  readonly height: number;
}

/**
 * The smallest rectangle around the points: one of its sides lies along an edge of their hull (Freeman and Shapira,
 * 1975). Turned so that `right` points more to the right than up or down.
 */
export function minAreaRectangle(points: readonly Point[]): RotatedRectangle {
  const hull = convexHull(points);
  let best = rectangleAlong(hull, { x: 1, y: 0 });
  for (let i = 0; i < hull.length; i++) {
    const direction = towardsRight(hull[i]!, hull[(i + 1) % hull.length]!);
    const rectangle = direction && rectangleAlong(hull, direction);
    if (rectangle && rectangle.width * rectangle.height < best.width * best.height) best = rectangle;
  }
  return best;
}

/** The corners, clockwise from the top left. */
export function cornersOf({ center, right, width, height }: RotatedRectangle): Quad {
  const at = (along: number, across: number) => ({
    x: center.x + along * width * right.x - across * height * right.y,
    y: center.y + along * width * right.y + across * height * right.x,
  });
  return [at(-0.5, -0.5), at(0.5, -0.5), at(0.5, 0.5), at(-0.5, 0.5)];
}

/** The unit vector along an edge or across it, whichever is within 45° of the x axis. */
function towardsRight(from: Point, to: Point): Point | undefined {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length === 0) return undefined;
  const [x, y] = [(to.x - from.x) / length, (to.y - from.y) / length];
  if (Math.abs(x) >= Math.abs(y)) return x > 0 ? { x, y } : { x: -x, y: -y };
  return y > 0 ? { x: y, y: -x } : { x: -y, y: x };
}

function rectangleAlong(points: readonly Point[], right: Point): RotatedRectangle {
  let [u0, u1, v0, v1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of points) {
    const u = x * right.x + y * right.y;
    const v = y * right.x - x * right.y;
    [u0, u1, v0, v1] = [Math.min(u0, u), Math.max(u1, u), Math.min(v0, v), Math.max(v1, v)];
  }
  const [u, v] = [(u0 + u1) / 2, (v0 + v1) / 2];
  const center = { x: u * right.x - v * right.y, y: u * right.y + v * right.x };
  return { center, right, width: u1 - u0, height: v1 - v0 };
}
