import type { JsonSchema } from '../../../../../schema/jsonSchema.js';
import { type SchemaObject, schemaList } from '../../../../../schema/jsonSchema.js';
import { outlineOf } from '../../lists/outline.js';
import type { SeenObject } from '../../seen.js';
import type { Field } from '../fields/field.js';
import { snakeCase } from '../fields/field.js';
import type { Filler } from '../filler.js';
import type { Scope } from '../scope.js';
import { type Convention, conventionOf } from './convention.js';
import { coordinate, type Scale } from './coordinate.js';
import { coordinatesOf } from './coordinateNames.js';
import { fitted } from './fitted.js';

/** The convention for boxes in a field: what its texts and bounds say, else the prompt, else Gemini's. */
export function boxConvention(
  numbers: SchemaObject,
  texts: readonly string[],
  scope: Pick<Scope, 'prompted'>,
): Convention {
  return conventionOf(texts, numbers['maximum'], scope.prompted);
}

/** An object's box as the four numbers of an array. */
export function boxArray(
  schema: SchemaObject,
  field: Field,
  scope: Pick<Scope, 'prompted'>,
  object: Pick<SeenObject, 'box' | 'size'>,
  filler: Pick<Filler, 'resolve'>,
): number[] {
  const places = schemaList(schema, 'prefixItems').map(filler.resolve);
  const numbers = places[0] ?? filler.resolve((schema['items'] ?? true) as JsonSchema);
  const texts = [field.description, textOf(numbers), field.name];
  const { order, scale } = boxConvention(numbers, texts, scope);
  return (orderOfPlaces(places) ?? order).map((name, at) =>
    fitted(coordinate(object, name, scale), places[at] ?? numbers, scale),
  );
}

/** Tuples may name their places. */
function orderOfPlaces(places: readonly SchemaObject[]) {
  return places.length === 4 ? coordinatesOf(places.map((place) => snakeCase(textOf(place)))) : undefined;
}

function textOf({ description, title }: SchemaObject): string {
  return [title, description].filter((text) => typeof text === 'string').join(' ');
}

/** An object's center as two numbers: y first as Gemini's points are, unless the field says otherwise. */
export function pointArray(field: Field, scope: Scope, object: SeenObject): number[] {
  const { scale } = boxConvention({}, [field.description], scope);
  const isXFirst = /\[\s*x\b/i.test(field.description);
  const names = isXFirst ? (['xcenter', 'ycenter'] as const) : (['ycenter', 'xcenter'] as const);
  return names.map((name) => coordinate(object, name, scale));
}

/** An object's outline as a list of `[x, y]`; y first where the field says so. */
export function polygonPoints(
  field: Field,
  scope: Pick<Scope, 'prompted'>,
  object: Pick<SeenObject, 'box' | 'size' | 'mask'>,
): [number, number][] {
  const { scale } = boxConvention({}, [field.description], scope);
  const isYFirst = /\[\s*y\b/i.test(field.description);
  return outlineOf(object).map(([x, y]) => {
    const point = [scaled(x, object.size.width, scale), scaled(y, object.size.height, scale)] as [
      number,
      number,
    ];
    return isYFirst ? [point[1], point[0]] : point;
  });
}

function scaled(thousandths: number, side: number, scale: Scale): number {
  if (scale === 'pixels') return Math.round((thousandths / 1000) * side);
  return scale === 1000 ? thousandths : Number(((thousandths * scale) / 1000).toFixed(4));
}
