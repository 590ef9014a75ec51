import { isObject, type JsonSchema, type SchemaObject, typesOf } from '../../../schema/jsonSchema.js';
import type { Resolver } from '../../../schema/resolver.js';

/** The branch of `anyOf` or `oneOf` that a model's answer follows, by its types, constants and names; else the first. */
export function chooseBranch(
  value: unknown,
  branches: readonly JsonSchema[],
  resolve: Resolver,
): JsonSchema | undefined {
  const scores = branches.map((branch) => likeness(value, resolve(branch), resolve));
  return branches[scores.indexOf(Math.max(...scores))];
}

/** How well a value follows a schema, at a glance: places have other names in the answer and count for nothing. */
function likeness(value: unknown, schema: SchemaObject, resolve: Resolver): number {
  if (!fitsType(value, schema)) return -1e6;
  if (schema['const'] !== undefined && schema['const'] !== value) return -1e6;
  if (Array.isArray(schema['enum']) && !schema['enum'].includes(value)) return -1e6;
  if (Array.isArray(value)) return itemLikeness(value, schema, resolve);
  if (!isObject(value) || !isObject(schema['properties'])) return 0;
  const properties = Object.entries(schema['properties'] as Record<string, JsonSchema>);
  const known = properties.filter(([name]) => Object.hasOwn(value, name));
  const isOther = known.some(([name, inner]) => contradicts(value[name], resolve(inner)));
  return isOther ? -1e6 : 2 * known.length - properties.length;
}

function itemLikeness([first]: readonly unknown[], schema: SchemaObject, resolve: Resolver): number {
  const { items } = schema;
  if (first === undefined || items === undefined || Array.isArray(first)) return 0;
  return likeness(first, resolve(items as JsonSchema), resolve);
}

function contradicts(value: unknown, schema: SchemaObject): boolean {
  if (schema['const'] !== undefined) return schema['const'] !== value;
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
