import { invalidRequest } from '../../../errors.js';
import {
  type JsonSchema,
  type SchemaObject,
  type SchemaType,
  schemaTypes,
  typesOf,
} from '../../jsonSchema.js';
import { resolveReference } from '../../reference.js';
import type { Conjunction } from './expand.js';

/** What a value must not be. */
export interface Negation {
  readonly types: readonly SchemaType[];
  readonly values: readonly unknown[];
  /** Properties that an object must not have. */
  readonly names: readonly string[];
}

const annotations = ['title', 'description', '$defs', 'definitions'];

/**
 * What the `not` of some schemas forbid.
 * @throws DrishtiError `invalid_request` when one is more than types, values, or one required property
 */
export function negationOf(
  atoms: Conjunction,
  root: JsonSchema,
  placeOf: (schema: SchemaObject) => string,
): Negation {
  const parts = atoms
    .filter(({ not }) => not !== undefined && not !== false)
    .map((atom) => partOf(follow(atom['not'] as JsonSchema, root), `${placeOf(atom)}.not`));
  return {
    types: parts.flatMap(({ types }) => types),
    values: parts.flatMap(({ values }) => values),
    names: parts.flatMap(({ names }) => names),
  };
}

function follow(schema: JsonSchema, root: JsonSchema): JsonSchema {
  if (typeof schema === 'boolean' || typeof schema['$ref'] !== 'string' || rulesOf(schema).length > 1)
    return schema;
  return follow(resolveReference(root, schema['$ref']) as JsonSchema, root);
}

function rulesOf(schema: SchemaObject): string[] {
  return Object.keys(schema).filter(
    (keyword) => schema[keyword] !== undefined && !annotations.includes(keyword),
  );
}

const nothing: Negation = { types: [], values: [], names: [] };

function partOf(schema: JsonSchema, place: string): Negation {
  if (schema === false) return nothing;
  const rules = schema === true ? [] : rulesOf(schema);
  if (schema === true || rules.length === 0) return { ...nothing, types: schemaTypes };
  const types = typesOf(schema);
  const [rule, ...others] = rules.filter((keyword) => keyword !== 'type');
  if (rule === undefined) return { ...nothing, types: types ?? [] };
  if (others.length === 0 && types === undefined && (rule === 'const' || rule === 'enum')) {
    return { ...nothing, values: rule === 'const' ? [schema['const']] : (schema['enum'] as unknown[]) };
  }
  const names = schema['required'];
  if (others.length === 0 && rule === 'required' && Array.isArray(names) && names.length === 1) {
    return withoutProperty(names, types, place);
  }
  throw invalidRequest(
    place,
    'cannot be enforced: only types, values or one required property can be ruled out',
  );
}

/** `{"required": [name]}` holds for all that is no object, unless it says otherwise. */
function withoutProperty(names: string[], types: readonly SchemaType[] | undefined, place: string): Negation {
  if (types === undefined)
    return { ...nothing, names, types: schemaTypes.filter((type) => type !== 'object') };
  if (types.length === 1 && types[0] === 'object') return { ...nothing, names };
  throw invalidRequest(place, 'cannot be enforced: a property can be ruled out of objects only');
}
