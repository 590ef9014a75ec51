import { type Box, clipBox, type Point, type Size, scaleBox } from '../../../geometry/box.js';
import { isObject } from '../../../schema/jsonSchema.js';
import type { NativeBoxes, NativeScale } from '../family.js';
import type { Frame } from './frame.js';
import { numbersIn } from './numbersIn.js';

type Way = Pick<NativeBoxes, 'order' | 'scale' | 'shape'>;

/**
 * The box that a model wrote, in pixels of the upright original: corners in order, inside the picture. An array of four
 * numbers in the family's order, or an object that names its corners.
 * @returns undefined for what is no box, such as three numbers
 */
export function readBox(value: unknown, way: Way, { original, sent }: Frame): Box | undefined {
  const corners = isObject(value) ? namedCorners(value) : numbersIn(value, 4);
  if (corners === undefined) return undefined;
  const [a, b, c, d] = corners as [number, number, number, number];
  const isYFirst = way.order === 'yx' && !isObject(value);
  const native = isYFirst ? ordered(b, a, d, c) : ordered(a, b, c, d);
  return clipBox(scaleBox(native, extent(way.scale, sent), original), original);
}

/** A box in pixels of the upright original, as a model of the family would have written it. */
export function writeBox(box: Box, way: Way, { original, sent }: Frame): readonly number[] | object {
  const native = scaleBox(box, original, extent(way.scale, sent));
  const [x0, y0, x1, y1] = [native.x0, native.y0, native.x1, native.y1].map((value) =>
    round(value, way.scale),
  );
  if (way.shape === 'corners') return { x_min: x0, y_min: y0, x_max: x1, y_max: y1 };
  return (way.order === 'yx' ? [y0, x0, y1, x1] : [x0, y0, x1, y1]) as number[];
}

/** As `readBox` for a point: two numbers, or an object of `x` and `y`. */
export function readPoint(value: unknown, way: Way, { original, sent }: Frame): Point | undefined {
  const numbers = isObject(value) ? numbersIn([value['x'], value['y']], 2) : numbersIn(value, 2);
  if (numbers === undefined) return undefined;
  const [a, b] = numbers as [number, number];
  const [x, y] = way.order === 'yx' && !isObject(value) ? [b, a] : [a, b];
  const whole = extent(way.scale, sent);
  const { x0, y0 } = clipBox(scaleBox({ x0: x, y0: y, x1: x, y1: y }, whole, original), original);
  return { x: x0, y: y0 };
}

/** As `writeBox` for a point. */
export function writePoint({ x, y }: Point, way: Way, { original, sent }: Frame): readonly number[] {
  const native = scaleBox({ x0: x, y0: y, x1: x, y1: y }, original, extent(way.scale, sent));
  const point = [round(native.x0, way.scale), round(native.y0, way.scale)];
  return way.order === 'yx' ? point.toReversed() : point;
}

/** What the far corner of the picture is at. */
export function extent(scale: NativeScale, sent: Size): Size {
  return scale === 'pixels' ? sent : { width: scale, height: scale };
}

/** Models now and then name the corners the wrong way round. */
function ordered(xa: number, ya: number, xb: number, yb: number): Box {
  return { x0: Math.min(xa, xb), y0: Math.min(ya, yb), x1: Math.max(xa, xb), y1: Math.max(ya, yb) };
}

const cornerNames = [
  ['x_min', 'y_min', 'x_max', 'y_max'],
  ['xmin', 'ymin', 'xmax', 'ymax'],
  ['x1', 'y1', 'x2', 'y2'],
  ['left', 'top', 'right', 'bottom'],
] as const;

/** The four numbers of an object that names corners, x first. */
export function namedCorners(value: Record<string, unknown>): readonly number[] | undefined {
  const names = cornerNames.find((four) => four.every((name) => Object.hasOwn(value, name)));
  return (
    names &&
    numbersIn(
      names.map((name) => value[name]),
      4,
    )
  );
}

function round(value: number, scale: NativeScale): number {
  return scale === 1 ? Number(value.toFixed(4)) : Math.round(value);
}
