import { type Box, type Point, type Size, scaleBox } from '../../../geometry/box.js';
import type { Convention } from '../../embedded/answer/fill/boxes/convention.js';
import type { PlaceContext } from '../context.js';
import { namedCorners, writeBox, writePoint } from '../places/nativeBox.js';
import { spreadBox } from '../schema/spreadBox.js';

const number = String.raw`\s{0,20}(-?\d{1,6}(?:\.\d{1,8})?)\s{0,20}`;

/** So many numbers behind a name. */
function behindName(count: number): RegExp {
  const numbers = Array.from({ length: count }, () => number).join(',');
  return new RegExp(String.raw`(["'])([\p{L}_][\p{L}\p{N}_]{0,60})\1(\s{0,4}:\s{0,4})\[${numbers}\]`, 'gu');
}

const boxes = behindName(4);
const points = behindName(2);

/**
 * The same text with the boxes and points in its JSON as the model would have written them: examples in a prompt, and
 * answers of earlier turns. A text does not tell which picture a box is in; it is taken to be `context.picture`.
 * @param names what places are called by the caller, and what by the model
 */
export function rewriteExamples(
  text: string,
  names: ReadonlyMap<string, string>,
  context: Pick<PlaceContext, 'native' | 'frames' | 'picture' | 'pointOrder'>,
  { order, scale }: Convention,
): string {
  const { native, pointOrder } = context;
  const frame = context.frames[context.picture]!;
  const { original } = frame;
  const all = scale === 'pixels' ? original : { width: scale, height: scale };
  const withBoxes = rewriteNumbers(text, boxes, (name, numbers) => {
    const box = names.has(name) ? boxOf(numbers, order) : undefined;
    return box && [names.get(name)!, writeBox(scaleBox(box, all, original), native, frame)];
  });
  return rewriteNumbers(withBoxes, points, (name, [a = 0, b = 0]) => {
    if (names.get(name) !== native.pointKey) return undefined;
    const point = pointOrder === 'xy' ? { x: a, y: b } : { x: b, y: a };
    return [native.pointKey, writePoint(scaledPoint(point, all, original), native, frame)];
  });
}

function rewriteNumbers(
  text: string,
  pattern: RegExp,
  written: (name: string, numbers: readonly number[]) => readonly [name: string, value: object] | undefined,
): string {
  return text.replace(
    pattern,
    (whole: string, quote: string, name: string, colon: string, ...rest: unknown[]) => {
      const numbers = rest.filter((one) => typeof one === 'string').slice(0, -1);
      const [asked, value] = written(name, numbers.map(Number)) ?? [];
      if (asked === undefined) return whole;
      return `${quote}${asked}${quote}${colon}${JSON.stringify(value).replaceAll(',', ', ')}`;
    },
  );
}

function scaledPoint({ x, y }: Point, from: Size, to: Size): Point {
  const { x0, y0 } = scaleBox({ x0: x, y0: y, x1: x, y1: y }, from, to);
  return { x: x0, y: y0 };
}

function boxOf(numbers: readonly number[], order: Convention['order']): Box | undefined {
  const named = spreadBox({ ...numbers }, new Map(order.map((name, at) => [String(at), name])));
  const corners = named === undefined ? undefined : namedCorners({ ...named });
  if (corners === undefined) return undefined;
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = corners;
  return { x0, y0, x1, y1 };
}
