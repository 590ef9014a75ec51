import type { FoundObject } from './foundObject.js';

/** Of a picture, in pixels, upright. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** In pixels of the picture. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What is drawn of an object; all in pixels of the picture. */
export interface Shapes {
  /** Around all of it. */
  readonly frame: Rectangle;
  readonly box?: Rectangle;
  /** `points` of SVG polygons. */
  readonly polygons: readonly string[];
  /** A PNG as data URI, stretched over the frame. */
  readonly mask?: string;
  readonly point?: { readonly x: number; readonly y: number };
}

/** Places of an object, which are in thousandths, in the pixels of a picture. */
export function shapesOf({ box, outlines, mask, point }: FoundObject, { width, height }: Size): Shapes {
  const x = (value: number) => (value * width) / 1000;
  const y = (value: number) => (value * height) / 1000;
  const corners = [
    ...(box
      ? [
          { x: box.x0, y: box.y0 },
          { x: box.x1, y: box.y1 },
        ]
      : outlines.flat()),
    ...(point && !box ? [point] : []),
  ];
  const frame = around(corners.map((corner) => ({ x: x(corner.x), y: y(corner.y) })));
  return {
    frame,
    ...(box && { box: frame }),
    polygons: outlines.map((points) => points.map((each) => `${x(each.x)},${y(each.y)}`).join(' ')),
    ...(mask && { mask }),
    ...(point && { point: { x: x(point.x), y: y(point.y) } }),
  };
}

function around(points: readonly { readonly x: number; readonly y: number }[]): Rectangle {
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}
