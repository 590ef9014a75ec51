type Fields = Record<string, unknown>;

const nothing = { type: 'null' };

/** A schema that also takes null, as OpenAPI writes with `nullable`; `enum` has to name it in JSON Schema. */
export function withNull(schema: Fields): Fields {
  const { type, enum: values, anyOf } = schema;
  if (type === undefined && Array.isArray(anyOf)) return { ...schema, anyOf: [...anyOf, nothing] };
  if (type === undefined && values === undefined) return { anyOf: [schema, nothing] };
  return {
    ...schema,
    ...(type !== undefined && { type: [type, 'null'].flat() }),
    ...(Array.isArray(values) && { enum: [...values, null] }),
  };
}
