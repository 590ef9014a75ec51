import { emptyValue } from './emptyValue.js';
import { type JsonSchema, schemaEntries, schemaList } from './jsonSchema.js';
import type { Resolver } from './resolver.js';

const deepest = 16;

/**
 * Where, on the way down through required parts, a schema stops having any empty value: the path to name in a
 * refusal, in keywords and names joined by dots. Empty for the schema itself.
 */
export function unsatisfiablePath(schema: JsonSchema, resolve: Resolver, depth = 0): string {
  const culprit = requiredParts(schema, resolve).find(([, part]) => emptyValue(part, resolve) === undefined);
  if (culprit === undefined || depth === deepest) return '';
  const [step, part] = culprit;
  return [step, unsatisfiablePath(part, resolve, depth + 1)].filter((name) => name !== '').join('.');
}

function requiredParts(schema: JsonSchema, resolve: Resolver): [string, JsonSchema][] {
  const resolved = resolve(schema);
  const required = (resolved['required'] ?? []) as readonly string[];
  const properties = schemaEntries(resolved, 'properties').filter(([name]) => required.includes(name));
  const places = schemaList(resolved, 'prefixItems');
  return [
    ...properties.map(([name, part]): [string, JsonSchema] => [`properties.${name}`, part]),
    ...places.map((part, index): [string, JsonSchema] => [`prefixItems[${index}]`, part]),
    ...(resolved['items'] === undefined ? [] : [['items', resolved['items']] as [string, JsonSchema]]),
  ];
}
