import {
  type JsonSchema,
  type SchemaObject,
  schemaEntries,
  schemaList,
  typesOf,
} from '../../../schema/jsonSchema.js';
import type { Resolver } from '../../../schema/resolver.js';
import { orderIn } from '../../embedded/answer/fill/boxes/convention.js';
import type { Field } from '../../embedded/answer/fill/fields/field.js';
import { boxCoordinates, isNumeric, isType, itemOf } from '../../embedded/answer/fill/fields/itemKind.js';
import { roleOf } from '../../embedded/answer/fill/fields/roles.js';

/** A schema that may also allow null, as Python's clients write what is optional, without that. */
export function withoutNull(schema: SchemaObject, resolve: Resolver): SchemaObject {
  const keyword = schema['anyOf'] === undefined ? 'oneOf' : 'anyOf';
  const { [keyword]: _, ...own } = schema;
  const branches = schemaList(schema, keyword).map(resolve);
  const others = branches.filter(({ type }) => type !== 'null');
  return others.length === 1 && others.length < branches.length ? { ...others[0], ...own } : schema;
}

/** Whether null is among what a schema allows. */
export function allowsNull(schema: SchemaObject, resolve: Resolver): boolean {
  if (typesOf(schema)?.includes('null') === true) return true;
  const branches = [...schemaList(schema, 'anyOf'), ...schemaList(schema, 'oneOf')];
  return branches.map(resolve).some(({ type }) => type === 'null');
}

/** What is told of things called boxes, in numbers. */
const amounts =
  /(^|_)(counts?|numbers|sizes?|dimensions?|weights?|prices?|totals?|ids|indices|areas?|scores?|confidences?)$/;
const sides = /^(left|right|top|bottom)$/i;
const pointNames = /(^|_)(key_?)?points?$/;
const outlineWords = /polygon|outline|contour|mask|segment|silhouette/i;
const earth = /\blat(itude)?\b|\blon(gitude)?\b|\bgps\b/i;

/** What place a value tells by itself: a box or a point, in whatever form; undefined for anything else. */
export function placeKindOf(
  schema: SchemaObject,
  field: Field,
  resolve: Resolver,
): 'box' | 'point' | undefined {
  if (earth.test(`${field.name.replaceAll('_', ' ')} ${field.description}`)) return undefined;
  if (isNumbers(schema, field, resolve)) return numbersKind(schema, field);
  const properties = schemaEntries(schema, 'properties');
  const names = properties.map(([name]) => name);
  if (names.length === 0) return undefined;
  // What is to the left, right, top and bottom may be told in words.
  const areNumbers = properties.every(([, one]) => isNumeric(withoutNull(resolve(one), resolve)));
  if (!areNumbers && names.every((name) => sides.test(name))) return undefined;
  if (names.length >= 4 && boxCoordinates(schema).size === names.length) return 'box';
  const isPoint = roleOf(field) === 'point' || pointNames.test(field.name);
  return isPoint && names.toSorted().join() === 'x,y' ? 'point' : undefined;
}

function numbersKind(schema: SchemaObject, field: Field): 'box' | 'point' | undefined {
  const most = lengthOf(schema);
  const role = roleOf(field);
  if (role === 'point' || (pointNames.test(field.name) && !outlineWords.test(field.description)))
    return most === undefined || most === 2 ? 'point' : undefined;
  if (most !== undefined && most !== 4) return undefined;
  if (orderIn(field.description) !== undefined) return 'box';
  return role === 'box' && !amounts.test(field.name) ? 'box' : undefined;
}

function isNumbers(schema: SchemaObject, field: Field, resolve: Resolver): boolean {
  if (!isType(schema, 'array') && schema['prefixItems'] === undefined) return false;
  const item = itemOf(schema, resolve);
  const places = [...schemaList(schema, 'prefixItems').map(resolve), ...(item === undefined ? [] : [item])];
  if (places.length === 0) return roleOf(field) === 'box' && lengthOf(schema) === 4;
  return places.every((place) => isNumeric(place));
}

/** How many numbers there are at most, where the schema says. */
function lengthOf(schema: SchemaObject): number | undefined {
  const { maxItems, minItems } = schema;
  const places = schemaList(schema, 'prefixItems').length;
  if (places > 0) return places;
  return typeof maxItems === 'number' ? maxItems : typeof minItems === 'number' ? minItems : undefined;
}

const picturesOfMasks = /\bpng\b|base ?64|data ?uri|data url|segmentation|binary mask|mask image/i;

/**
 * How a property wants a mask: as a polygon, or as a picture in a string. A text is one only where its object has a box,
 * or its description says so: some people wear masks.
 */
export function maskKindOf(
  schema: SchemaObject,
  field: Field,
  { resolve, hasBox }: { resolve: Resolver; hasBox: boolean },
): 'polygon' | 'picture' | undefined {
  if (roleOf(field) !== 'mask') return undefined;
  if (isType(schema, 'string') && schema['enum'] === undefined)
    return hasBox || picturesOfMasks.test(field.description) ? 'picture' : undefined;
  const item = itemOf(schema, resolve);
  if (item === undefined) return undefined;
  const isOfPoints = pointNames.test(field.name) && !outlineWords.test(field.description);
  return !isOfPoints && isOutline(item, resolve) ? 'polygon' : undefined;
}

/** Items of a polygon: numbers, pairs of them, `{x, y}`, or rings of those. */
function isOutline(item: SchemaObject, resolve: Resolver): boolean {
  if (isNumeric(item)) return true;
  const names = schemaEntries(item, 'properties').map(([name]) => name);
  if (names.length > 0) return names.toSorted().join() === 'x,y';
  const inner: readonly JsonSchema[] = [...schemaList(item, 'prefixItems'), ...innerItems(item)];
  return inner.length > 0 && inner.every((one) => isOutline(resolve(one), resolve));
}

function innerItems({ items }: SchemaObject): readonly JsonSchema[] {
  return items === undefined ? [] : [items as JsonSchema];
}
