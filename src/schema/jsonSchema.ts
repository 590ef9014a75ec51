/** A JSON Schema, draft 2020-12: `true`, `false` or an object of keywords. */
export type JsonSchema = boolean | SchemaObject;

export interface SchemaObject {
  readonly [keyword: string]: unknown;
}

/** The seven types of JSON Schema. */
export const schemaTypes = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'] as const;
export type SchemaType = (typeof schemaTypes)[number];

/** Whether a value is a JSON object, that is neither null nor an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The types a schema names, or undefined when it leaves the type open. */
export function typesOf(schema: SchemaObject): readonly SchemaType[] | undefined {
  const { type } = schema;
  if (type === undefined) return undefined;
  return (Array.isArray(type) ? type : [type]) as readonly SchemaType[];
}

/** The value of a keyword that holds a list of schemas (`anyOf`, `prefixItems` …); empty when absent. */
export function schemaList(schema: SchemaObject, keyword: string): readonly JsonSchema[] {
  return (schema[keyword] ?? []) as readonly JsonSchema[];
}

/** The value of a keyword that holds named schemas (`properties`, `$defs`), in the caller's order. */
export function schemaEntries(schema: SchemaObject, keyword: string): readonly [string, JsonSchema][] {
  return Object.entries((schema[keyword] ?? {}) as Record<string, JsonSchema>);
}
