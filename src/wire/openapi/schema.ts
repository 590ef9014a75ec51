/** A JSON Schema (draft 2020-12) as OpenAPI 3.1 has them. */
export type Schema = { readonly [keyword: string]: unknown };

/** Schemas by the name under which the document refers to them. */
export type Schemas = Readonly<Record<string, Schema>>;

/** A schema of the document by its name. */
export function ref(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

/** An object that has all of `properties`, but for those that are `optional`. */
export function object(properties: Schemas, optional: Schemas = {}): Schema {
  const required = Object.keys(properties);
  return {
    type: 'object',
    properties: { ...properties, ...optional },
    ...(required.length > 0 && { required }),
  };
}

export function list(items: Schema): Schema {
  return { type: 'array', items };
}

export function oneWord(...words: readonly string[]): Schema {
  return { type: 'string', enum: words };
}

export const text: Schema = { type: 'string' };
export const flag: Schema = { type: 'boolean' };
export const count: Schema = { type: 'integer', minimum: 0 };
export const time: Schema = { type: 'string', format: 'date-time' };
