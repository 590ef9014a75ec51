import { isObject, type JsonSchema, type SchemaObject, typesOf } from '../../../schema/jsonSchema.js';
import type { Property } from './objectPlaces.js';
import { keyIn } from './readPlace.js';

/** What is worked out of schemas to compare an answer with them. */
export interface Branches {
  /** The schema that really applies: references followed, null left aside. */
  bareOf(schema: JsonSchema): SchemaObject;
  propertiesOf(schema: SchemaObject): readonly Property[];
}

/** The branch of `anyOf` or `oneOf` that a model's answer follows, by its types, constants and names; else the first. */
export function chooseBranch(
  value: unknown,
  branches: readonly JsonSchema[],
  known: Branches,
): JsonSchema | undefined {
  if (branches.length <= 1) return branches[0];
  const scores = branches.map((branch) => likeness(value, known.bareOf(branch), known));
  return branches[scores.indexOf(Math.max(...scores))];
}

/** How well a value follows a schema, at a glance. */
function likeness(value: unknown, schema: SchemaObject, known: Branches): number {
  if (!fitsType(value, schema) || contradicts(value, schema)) return -1e6;
  if (Array.isArray(value)) return itemLikeness(value, schema, known);
  if (!isObject(value) || !isObject(schema['properties'])) return 0;
  const asked = known.propertiesOf(schema).filter(({ asked }) => asked !== undefined);
  const said = asked.filter((property) => Object.hasOwn(value, keyIn(value, property)));
  const isOther = said.some((property) => contradicts(value[keyIn(value, property)], property.schema));
  return isOther ? -1e6 : 2 * said.length - asked.length;
}

function itemLikeness([first]: readonly unknown[], schema: SchemaObject, known: Branches): number {
  const { items } = schema;
  if (first === undefined || items === undefined || Array.isArray(first)) return 0;
  return likeness(first, known.bareOf(items as JsonSchema), known);
}

function contradicts(value: unknown, schema: SchemaObject): boolean {
  if (schema['const'] !== undefined && schema['const'] !== value) return true;
  return Array.isArray(schema['enum']) && !schema['enum'].includes(value);
}

function fitsType(value: unknown, schema: SchemaObject): boolean {
  const types = typesOf(schema);
  if (types === undefined) return true;
  if (value === null) return types.includes('null');
  if (Array.isArray(value)) return types.includes('array');
  if (typeof value === 'number') return types.includes('number') || types.includes('integer');
  return (types as readonly string[]).includes(typeof value);
}
