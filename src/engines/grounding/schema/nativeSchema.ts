import type { SchemaObject } from '../../../schema/jsonSchema.js';
import type { Resolver } from '../../../schema/resolver.js';
import type { Field } from '../../embedded/answer/fill/fields/field.js';
import { type PlaceContext, pictureKey } from '../context.js';
import type { NativeScale } from '../family.js';
import { cornersWords, pointWords, scaleWords } from '../text/describeBoxes.js';
import { rewriteOrder } from '../text/rewriteOrder.js';
import { rewriteScale } from '../text/rewriteScale.js';
import { numberAlone, numbersIn, scaleOf } from './placeNumbers.js';

/** What the model is asked in the place of a caller's box or point: the family's own, in its order, scale and bounds. */
export function nativeSchema(
  kind: 'box' | 'point',
  schema: SchemaObject,
  field: Field,
  context: PlaceContext,
  resolve: Resolver,
): SchemaObject {
  const { native } = context;
  const number = numberSchema(native.scale, context);
  const [first] = numbersIn(schema, field, resolve).values();
  const scale = scaleOf(first ?? numberAlone({}, field), context);
  const isNamed = native.shape === 'corners' && kind === 'box';
  const words = `${kind === 'box' ? cornersWords(native) : pointWords(native)} ${scaleWords(native.scale)}`;
  const own = rewriteScale(rewriteOrder(ownWords(schema), native), scale, native.scale);
  const description = saysForm(own) ? (isNamed ? words : own) : `${own} ${words}`.trim();
  if (!isNamed) {
    const length = kind === 'box' ? 4 : 2;
    return { type: 'array', items: number, minItems: length, maxItems: length, description };
  }
  const names = ['x_min', 'y_min', 'x_max', 'y_max'];
  const properties = Object.fromEntries(names.map((name) => [name, number]));
  return { type: 'object', properties, required: names, description };
}

/** What the model is asked to say which picture a thing is in. */
export function pictureSchema({ frames }: PlaceContext): readonly [string, SchemaObject] {
  const description = `Which of the ${frames.length} images it is in, counted from 1`;
  return [pictureKey, { type: 'integer', minimum: 1, maximum: frames.length, description }];
}

function ownWords({ description }: SchemaObject): string {
  return typeof description === 'string' ? description : '';
}

/** Whether a description lists the corners and names the scale. */
function saysForm(description: string): boolean {
  return /[[(]\s*\w+\s*,/.test(description) && /\d|pixel/.test(description);
}

function numberSchema(scale: NativeScale, { frames }: PlaceContext): SchemaObject {
  if (scale === 1) return { type: 'number', minimum: 0, maximum: 1 };
  const longest = Math.max(...frames.map(({ sent }) => Math.max(sent.width, sent.height)));
  return { type: 'integer', minimum: 0, maximum: scale === 'pixels' ? longest : scale };
}
