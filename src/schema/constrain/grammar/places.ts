import { invalidRequest } from '../../../errors.js';
import { isObject, type JsonSchema, type SchemaObject } from '../../jsonSchema.js';

/** Where each schema of a document stands, as messages name it. */
export type Places = ReadonlyMap<SchemaObject, string>;

const holders = {
  schema: ['items', 'additionalProperties', 'not'],
  list: ['prefixItems', 'anyOf', 'oneOf', 'allOf'],
  map: ['properties', '$defs', 'definitions'],
} as const;

/** Rules that are not enforced. */
const refused = [
  'if',
  'uniqueItems',
  'contains',
  'patternProperties',
  'propertyNames',
  'dependentRequired',
  'dependentSchemas',
  'dependencies',
  'unevaluatedProperties',
  'unevaluatedItems',
  'additionalItems',
  '$dynamicRef',
  '$recursiveRef',
];
/** They rule nothing when they are as here. */
const harmless: Readonly<Record<string, unknown>> = { uniqueItems: false };

/**
 * The places of all schemas of a document.
 * @throws DrishtiError `invalid_request` for the first rule that is not enforced
 */
export function placesOf(root: JsonSchema, path: string): Places {
  const places = new Map<SchemaObject, string>();
  const queue: [unknown, string][] = [[root, path]];
  for (let at = 0; at < queue.length; at++) {
    const [schema, place] = queue[at]!;
    if (!isObject(schema) || places.has(schema)) continue;
    places.set(schema, place);
    const rule = refused.find(
      (keyword) => schema[keyword] !== undefined && schema[keyword] !== harmless[keyword],
    );
    if (rule !== undefined)
      throw invalidRequest(`${place}.${rule}`, 'cannot be enforced while the model writes');
    queue.push(...partsOf(schema, place));
  }
  return places;
}

function partsOf(schema: SchemaObject, place: string): [unknown, string][] {
  const single = holders.schema.map((keyword): [unknown, string] => [schema[keyword], `${place}.${keyword}`]);
  const listed = holders.list.flatMap((keyword) =>
    ((schema[keyword] ?? []) as unknown[]).map((part, at): [unknown, string] => [
      part,
      `${place}.${keyword}[${at}]`,
    ]),
  );
  const named = holders.map.flatMap((keyword) =>
    Object.entries(schema[keyword] ?? {}).map(([name, part]): [unknown, string] => [
      part,
      `${place}.${keyword}.${name.slice(0, 64)}`,
    ]),
  );
  return [...single, ...listed, ...named];
}
