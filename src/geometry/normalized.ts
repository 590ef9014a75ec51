import type { Box, Point, Size } from './box.js';

/** Gemini's box: `[ymin, xmin, ymax, xmax]`, whole numbers 0…1000 of the picture's height and width. */
export type Box2d = [ymin: number, xmin: number, ymax: number, xmax: number];

/** Gemini's polygon point: `[x, y]`, whole numbers 0…1000; x comes first, unlike in boxes. */
export type NormalizedPoint = [x: number, y: number];

const full = 1000;

/**
 * Writes a box in pixels as Gemini does: rounded outwards, inside the picture, and so large that a reader who
 * truncates to pixels still gets at least one.
 */
export function toBox2d(box: Box, { width, height }: Size): Box2d {
  const [ymin, ymax] = normalizedSpan(box.y0, box.y1, height);
  const [xmin, xmax] = normalizedSpan(box.x0, box.x1, width);
  return [ymin, xmin, ymax, xmax];
}

function normalizedSpan(low: number, high: number, length: number): [number, number] {
  let start = clamp(Math.floor((full * low) / length), 0, full - 1);
  let end = clamp(Math.ceil((full * high) / length), start + 1, full);
  const pixel = (value: number) => Math.trunc((value / full) * length);
  while (pixel(end) - pixel(start) < 1 && end < full) end++;
  while (pixel(end) - pixel(start) < 1 && start > 0) start--;
  return [start, end];
}

/** Writes points in pixels as a polygon of Gemini's, each point inside or on `box`. */
export function toPolygon(points: readonly Point[], { width, height }: Size, box: Box2d): NormalizedPoint[] {
  const [ymin, xmin, ymax, xmax] = box;
  return points.map(({ x, y }) => [
    clamp(Math.round((full * x) / width), xmin, xmax),
    clamp(Math.round((full * y) / height), ymin, ymax),
  ]);
}

/** The four corners of a box, clockwise from the top left: the polygon of an object whose outline is unknown. */
export function box2dCorners([ymin, xmin, ymax, xmax]: Box2d): NormalizedPoint[] {
  return [
    [xmin, ymin],
    [xmax, ymin],
    [xmax, ymax],
    [xmin, ymax],
  ];
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

/** A box of Gemini's in pixels of the upright picture, fractions included: a box that was rounded to 1/1000 is not rounded once more. */
export function fromBox2d([ymin, xmin, ymax, xmax]: Box2d, { width, height }: Size): Box {
  return {
    x0: (Math.min(xmin, xmax) * width) / full,
    y0: (Math.min(ymin, ymax) * height) / full,
    x1: (Math.max(xmin, xmax) * width) / full,
    y1: (Math.max(ymin, ymax) * height) / full,
  };
}

/** The points of a polygon of Gemini's in pixels of the upright picture. */
export function fromPolygon(polygon: readonly NormalizedPoint[], { width, height }: Size): Point[] {
  return polygon.map(([x, y]) => ({ x: (x * width) / full, y: (y * height) / full }));
}
