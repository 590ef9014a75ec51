/**
 * An axis-aligned box in pixels of the upright original: x to the right, y down, origin at the top-left corner
 * of the top-left pixel, `x0 < x1`, `y0 < y1`. This is the only box convention inside the house.
 */
export interface Box {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** A point in pixels of the upright original. */
export interface Point {
  x: number;
  y: number;
}

/** Width and height in pixels, both ≥ 1. */
export interface Size {
  width: number;
  height: number;
}

/** Area in square pixels; 0 for an empty or reversed box. */
export function boxArea(box: Box): number {
  return Math.max(0, box.x1 - box.x0) * Math.max(0, box.y1 - box.y0);
}

/** Area of the overlap of two boxes in square pixels. */
export function intersectionArea(a: Box, b: Box): number {
  const width = Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);
  const height = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  return width > 0 && height > 0 ? width * height : 0;
}

/** Intersection over union (Jaccard index) of two boxes, 0…1; 0 when both are empty. */
export function intersectionOverUnion(a: Box, b: Box): number {
  const intersection = intersectionArea(a, b);
  return intersection === 0 ? 0 : intersection / (boxArea(a) + boxArea(b) - intersection);
}

/** The part of `box` that lies inside an image of the given size. */
export function clipBox(box: Box, { width, height }: Size): Box {
  const clamp = (value: number, limit: number) => Math.min(Math.max(value, 0), limit);
  return {
    x0: clamp(box.x0, width),
    y0: clamp(box.y0, height),
    x1: clamp(box.x1, width),
    y1: clamp(box.y1, height),
  };
}

/** The same place in a copy of the picture that has another size. */
export function scaleBox({ x0, y0, x1, y1 }: Box, from: Size, to: Size): Box {
  const x = to.width / from.width;
  const y = to.height / from.height;
  return { x0: x0 * x, y0: y0 * y, x1: x1 * x, y1: y1 * y };
}

/** The box around boxes, of which there is at least one. */
export function boxAround(boxes: readonly Box[]): Box {
  return boxes.reduce((all, { x0, y0, x1, y1 }) => ({
    x0: Math.min(all.x0, x0),
    y0: Math.min(all.y0, y0),
    x1: Math.max(all.x1, x1),
    y1: Math.max(all.y1, y1),
  }));
}

/** The box around points, of which there is at least one. */
export function boxAroundPoints(points: readonly Point[]): Box {
  return boxAround(points.map(({ x, y }) => ({ x0: x, y0: y, x1: x, y1: y })));
}

/** The four corners, clockwise from the top left. */
export function cornersOf({ x0, y0, x1, y1 }: Box): [Point, Point, Point, Point] {
  return [
    { x: x0, y: y0 },
    { x: x1, y: y0 },
    { x: x1, y: y1 },
    { x: x0, y: y1 },
  ];
}
