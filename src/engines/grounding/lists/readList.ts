import type { Point } from '../../../geometry/box.js';
import { isObject } from '../../../schema/jsonSchema.js';
import { snakeCase } from '../../embedded/answer/fill/fields/field.js';
import { type PlaceContext, pictureKey, pictureSaid, type Thing } from '../context.js';
import { namedCorners, readBox, readPoint } from '../places/nativeBox.js';

/** A thing of a list that a model wrote without a schema. */
export interface ListItem {
  readonly thing?: Thing | undefined;
  /** Where only a point was asked for; pixels of the upright original. */
  readonly point?: Point | undefined;
  readonly picture: number;
  readonly label: string;
  /** What else it says of the thing. */
  readonly others: readonly (readonly [string, unknown])[];
}

const boxNames = /^(b?box(es)?(_?2d)?|bounding_?(box|rect(angle)?)|coordinates|coords)$/;
const pointNames = /^points?(_2d)?$/;
const labelNames = ['label', 'name', 'class', 'object', 'category', 'text_content', 'text', 'description'];
const deepest = 4;

/**
 * The things of a JSON list as a model wrote it: a list of objects with boxes or points, one such object, bare boxes, or
 * any of these inside an object. Things without a place that can be read are left out.
 * @returns undefined for what is no such list; an empty list is one
 */
export function readList(value: unknown, context: PlaceContext, depth = 0): ListItem[] | undefined {
  if (Array.isArray(value)) return readItems(value, context);
  if (!isObject(value)) return undefined;
  const single = readItem(value, context);
  if (single !== undefined) return [single];
  if (depth >= deepest) return undefined;
  const lists = Object.values(value).map((inner) => readList(inner, context, depth + 1));
  return (
    lists.find((list) => list !== undefined && list.length > 0) ?? lists.find((list) => list !== undefined)
  );
}

function readItems(items: readonly unknown[], context: PlaceContext): ListItem[] | undefined {
  if (items.length === 0) return [];
  const bare = bareItem(items, context);
  if (bare !== undefined) return [bare];
  const found = items.map((item) => (isObject(item) ? readItem(item, context) : bareItem(item, context)));
  const placed = found.filter((item) => item !== undefined);
  return placed.length === 0 ? undefined : placed;
}

/** Four numbers alone, as some models answer where one thing is asked for. */
function bareItem(value: unknown, context: PlaceContext): ListItem | undefined {
  const { native, frames, picture } = context;
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'number')) return undefined;
  const box = readBox(value, native, frames[picture]!);
  return box && { thing: { box, picture }, picture, label: '', others: [] };
}

/** The thing that an object describes, with its place. */
export function readItem(item: Record<string, unknown>, context: PlaceContext): ListItem | undefined {
  const { native, frames } = context;
  const picture = pictureSaid(item[pictureKey], context);
  const frame = frames[picture]!;
  const names = Object.keys(item);
  const boxName = names.find((name) => boxNames.test(snakeCase(name)) && readBox(item[name], native, frame));
  const corners = boxName === undefined ? namedCorners(item) : undefined;
  const box = readBox(boxName === undefined ? item : item[boxName], native, frame);
  const pointName = names.find((name) => pointNames.test(name) && readPoint(item[name], native, frame));
  if (box === undefined && pointName === undefined) return undefined;
  const point = pointName === undefined ? undefined : readPoint(item[pointName], native, frame);
  const labelName = labelNames.find((name) => typeof item[name] === 'string');
  const used = new Set([
    boxName,
    pointName,
    labelName,
    pictureKey,
    'mask',
    ...(corners ? cornerKeys(item) : []),
  ]);
  return {
    thing: box && { box, picture },
    point,
    picture,
    label: labelName === undefined ? '' : (item[labelName] as string),
    others: Object.entries(item).filter(([name]) => !used.has(name) && !isPlaceName(name)),
  };
}

/** What is told of a place in another way than ours is in the model's terms. */
function isPlaceName(name: string): boolean {
  return boxNames.test(snakeCase(name)) || pointNames.test(name) || name === 'polygon';
}

function cornerKeys(item: Record<string, unknown>): string[] {
  return Object.keys(item).filter((name) => /^([xy]_?(min|max|[12])|left|top|right|bottom)$/.test(name));
}
