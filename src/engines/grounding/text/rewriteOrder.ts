import { type Coordinate, coordinatesOf } from '../../embedded/answer/fill/boxes/coordinateNames.js';
import { snakeCase } from '../../embedded/answer/fill/fields/field.js';
import type { NativeBoxes } from '../family.js';

const name = '(["\'`]?[A-Za-z][A-Za-z0-9_-]{0,20}["\'`]?)';
const gap = String.raw`\s{0,4},\s{0,4}`;
const four = new RegExp(
  `(?<![A-Za-z0-9_])${name}(${gap})${name}(${gap})${name}(${gap})${name}(?![A-Za-z0-9_])`,
  'g',
);
const point = /([[(<]\s{0,2})y(\s{0,2},\s{0,2})x(\s{0,2}[\])>])/g;
const habits = /\b(?:yxyx|xyxy|xywh|cxcywh)\b/gi;

const corners: readonly Coordinate[] = ['xmin', 'ymin', 'xmax', 'ymax'];

/** The same text with the corners of boxes, where it lists them, in the order of a family; their spelling is kept. */
export function rewriteOrder(text: string, { order }: NativeBoxes): string {
  const listed = text.replace(four, (whole: string, ...parts: string[]) => {
    const names = [parts[0]!, parts[2]!, parts[4]!, parts[6]!];
    return (
      reordered(names, order)?.reduce((all, one, at) => `${all}${parts[2 * at - 1] ?? ''}${one}`, '') ?? whole
    );
  });
  const named = listed.replace(habits, order === 'yx' ? 'yxyx' : 'xyxy');
  return order === 'yx' ? named : named.replace(point, '$1x$2y$3');
}

function reordered(names: readonly string[], order: 'yx' | 'xy'): string[] | undefined {
  const coordinates = coordinatesOf(names.map((one) => snakeCase(one.replaceAll(/["'`]/g, ''))));
  if (coordinates === undefined) return undefined;
  const spelled = corners.map((corner) => names[coordinates.indexOf(corner)] ?? corner) as [
    string,
    string,
    string,
    string,
  ];
  const [xmin, ymin, xmax, ymax] = spelled;
  return order === 'yx' ? [ymin, xmin, ymax, xmax] : spelled;
}
