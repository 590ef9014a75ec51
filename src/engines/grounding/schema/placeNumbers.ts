import { type JsonSchema, type SchemaObject, schemaEntries, schemaList } from '../../../schema/jsonSchema.js';
import type { Resolver } from '../../../schema/resolver.js';
import { boxConvention } from '../../embedded/answer/fill/boxes/boxValue.js';
import type { Scale } from '../../embedded/answer/fill/boxes/coordinate.js';
import type { Field } from '../../embedded/answer/fill/fields/field.js';
import type { PlaceContext } from '../context.js';
import { withoutNull } from './placeKind.js';

/** One of the numbers that make up a caller's place, with what tells its scale. */
export interface PlaceNumber {
  /** References followed, null left aside. */
  readonly schema: SchemaObject;
  /** What is said of it, the first before the others. */
  readonly texts: readonly string[];
}

/** The scale of a number: what is said of it or its bounds tell, else the prompt, else Gemini's. */
export function scaleOf({ schema, texts }: PlaceNumber, context: Pick<PlaceContext, 'prompted'>): Scale {
  return boxConvention(schema, texts, context).scale;
}

/** A number that is a property by itself, whose field is its own. */
export function numberAlone(schema: SchemaObject, { description, name }: Field): PlaceNumber {
  return { schema, texts: [wordsOf(schema), description, name] };
}

/**
 * The numbers of a box or a point: of an object by their names; of an array by where they stand, `0` for the first. An
 * array whose places do not differ has the same number four times.
 */
export function numbersIn(
  schema: SchemaObject,
  { description, name }: Field,
  resolve: Resolver,
): ReadonlyMap<string, PlaceNumber> {
  const bare = (one: JsonSchema) => withoutNull(resolve(one), resolve);
  const properties = schemaEntries(schema, 'properties').map(([key, one]): [string, PlaceNumber] => {
    const own = bare(one);
    return [key, { schema: own, texts: [wordsOf(own), description, name] }];
  });
  if (properties.length > 0) return new Map(properties);
  const places = schemaList(schema, 'prefixItems').map(bare);
  const rest = bare((schema['items'] ?? true) as JsonSchema);
  return new Map(
    ['0', '1', '2', '3'].map((key, at) => {
      // The first place tells what all are counted in.
      const texts = [description, wordsOf(places[0] ?? rest), name];
      return [key, { schema: places[at] ?? rest, texts }];
    }),
  );
}

function wordsOf({ title, description }: SchemaObject): string {
  return [title, description].filter((text) => typeof text === 'string').join(' ');
}
