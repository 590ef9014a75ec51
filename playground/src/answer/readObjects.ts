import type { Box, FoundObject, Point } from './foundObject.js';
import { jsonIn } from './jsonIn.js';

type Fields = Readonly<Record<string, unknown>>;

/** So many are drawn of an answer; a hostile one may list millions. */
const maxObjects = 1000;

const isBoxName = /^(box(_?2d)?|b?box|bbox(_?2d)?|bounding_?box|box_coordinates)$/i;
const isMaskName = /^(mask|segmentation|polygons?|outline|contour)s?$/i;
const isPointName = /^(point|center|centre)(_2d)?$/i;
const isScoreName = /^(score|confidence|probability)$/i;
const isPictureName = /^(picture|image|photo)(_?(number|index|no))?$/i;
const labelNames = [
  'label',
  'name',
  'text',
  'title',
  'class',
  'kind',
  'type',
  'object',
  'value',
  'description',
];

/**
 * Everything in an answer that has a place in a picture, wherever it stands in its JSON. Boxes are `[ymin, xmin, ymax,
 * xmax]` and polygons lists of `[x, y]`, both in thousandths, as Gemini writes them.
 */
export function readObjects(answer: string): FoundObject[] {
  const found: FoundObject[] = [];
  collect(jsonIn(answer), 'object', found);
  return found;
}

function collect(value: unknown, name: string, found: FoundObject[]): void {
  if (typeof value !== 'object' || value === null || found.length >= maxObjects) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, name, found);
    return;
  }
  const fields = value as Fields;
  const object = objectOf(fields, name);
  if (object) found.push(object);
  for (const [key, inner] of Object.entries(fields)) if (!isPlaceName(key)) collect(inner, key, found);
}

function isPlaceName(key: string): boolean {
  return isBoxName.test(key) || isMaskName.test(key) || isPointName.test(key);
}

function objectOf(fields: Fields, name: string): FoundObject | undefined {
  const box = boxOf(fieldOf(fields, isBoxName));
  const given = fieldOf(fields, isMaskName);
  const mask = box && typeof given === 'string' ? pngOf(given) : undefined;
  const outlines = outlinesOf(given);
  const point = placeOf(fieldOf(fields, isPointName));
  if (!box && outlines.length === 0 && !point) return undefined;
  const score = fieldOf(fields, isScoreName);
  return {
    ...labelled(fields, name),
    outlines,
    ...(box && { box }),
    ...(mask && { mask }),
    ...(point && { point }),
    ...(typeof score === 'number' && score >= 0 && score <= 1 && { score }),
  };
}

/** The label, and the picture where a field or the end of the label (`cat (picture 2)`) says which. */
function labelled(fields: Fields, name: string): Pick<FoundObject, 'label' | 'picture'> {
  const key = labelNames.find((each) => typeof fields[each] === 'string' && fields[each] !== '');
  const label = key === undefined ? name : String(fields[key]);
  const inLabel = /\((?:picture|image) (\d+)\)$/.exec(label)?.[1];
  const number = inLabel ?? fieldOf(fields, isPictureName);
  const picture = Number(number);
  return { label, ...(Number.isInteger(picture) && picture > 0 && { picture: picture - 1 }) };
}

function fieldOf(fields: Fields, pattern: RegExp): unknown {
  const key = Object.keys(fields).find((each) => pattern.test(each));
  return key === undefined ? undefined : fields[key];
}

function boxOf(value: unknown): Box | undefined {
  if (!isNumbers(value, 4)) return undefined;
  const [ya = 0, xa = 0, yb = 0, xb = 0] = value;
  return { x0: Math.min(xa, xb), y0: Math.min(ya, yb), x1: Math.max(xa, xb), y1: Math.max(ya, yb) };
}

/** One polygon, or several. */
function outlinesOf(value: unknown): Point[][] {
  if (!Array.isArray(value)) return [];
  const points = value.map(pointOf);
  if (points.every((point) => point !== undefined)) return points.length < 3 ? [] : [points];
  return value.flatMap((inner) => (Array.isArray(inner) && !isNumbers(inner, 2) ? outlinesOf(inner) : []));
}

/** `[x, y]` or `{x, y}`. */
function pointOf(value: unknown): Point | undefined {
  if (isNumbers(value, 2)) return { x: value[0]!, y: value[1]! };
  const { x, y } = (value ?? {}) as Partial<Point>;
  return Number.isFinite(x) && Number.isFinite(y) ? { x: x!, y: y! } : undefined;
}

/** A lone point, unlike corners of polygons, is written `[y, x]`. */
function placeOf(value: unknown): Point | undefined {
  return isNumbers(value, 2) ? { x: value[1]!, y: value[0]! } : pointOf(value);
}

function pngOf(text: string): string | undefined {
  if (text.startsWith('data:image/png;base64,')) return text;
  return /^iVBOR[\w+/]+=*$/.test(text) ? `data:image/png;base64,${text}` : undefined;
}

function isNumbers(value: unknown, length: number): value is number[] {
  return Array.isArray(value) && value.length === length && value.every((each) => Number.isFinite(each));
}
