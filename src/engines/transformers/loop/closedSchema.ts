import {
  isObject,
  type JsonSchema,
  type SchemaObject,
  schemaEntries,
  typesOf,
} from '../../../schema/jsonSchema.js';

/** Keywords that put schemas together: what one of them leaves open another may ask for. */
const combining = ['$ref', 'allOf', 'anyOf', 'oneOf', 'not', 'if', 'dependentSchemas'];
const ofProperties = ['properties', 'required', 'additionalProperties'];

/**
 * A schema whose objects have no properties but those it names, where it leaves that open: a model that may add properties
 * does so without an end, and nobody asked for them. Every answer satisfies the original as well. A schema that puts
 * objects together from several parts stays as it is.
 */
export function closedSchema(schema: JsonSchema): JsonSchema {
  return isPutTogether(schema) ? schema : (closed(schema) as JsonSchema);
}

function isPutTogether(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isPutTogether);
  if (!isObject(value)) return false;
  const combines =
    combining.some((keyword) => keyword in value) && ofProperties.some((keyword) => keyword in value);
  return combines || 'allOf' in value || Object.values(value).some(isPutTogether);
}

function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (!isObject(schema)) return schema;
  const copy = Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => [keyword, closedIn(keyword, value)]),
  );
  return isToClose(schema) ? { ...copy, additionalProperties: false } : copy;
}

/** Names of properties are no keywords, and values of `enum` and `const` no schemas. */
function closedIn(keyword: string, value: unknown): unknown {
  if (keyword === 'enum' || keyword === 'const' || keyword === 'required') return value;
  if ((keyword !== 'properties' && keyword !== '$defs' && keyword !== 'definitions') || !isObject(value)) {
    return closed(value);
  }
  return Object.fromEntries(Object.entries(value).map(([name, property]) => [name, closed(property)]));
}

function isToClose(schema: SchemaObject): boolean {
  if (!('properties' in schema) || 'additionalProperties' in schema || 'patternProperties' in schema)
    return false;
  const names = schemaEntries(schema, 'properties').map(([name]) => name);
  const required = (schema['required'] ?? []) as readonly string[];
  const isObjectOnly = typesOf(schema)?.includes('object') ?? true;
  const fits =
    required.every((name) => names.includes(name)) && Number(schema['minProperties'] ?? 0) <= names.length;
  return names.length > 0 && isObjectOnly && fits;
}
