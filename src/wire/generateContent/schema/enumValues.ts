type Fields = Record<string, unknown>;

/**
 * The values of an `enum` as its type has them: Gemini's form of schema knows texts only, so that clients write the
 * numbers 1 and 2 as "1" and "2".
 */
export function withTypedEnum(schema: Fields): Fields {
  const values = schema['enum'];
  return Array.isArray(values) ? { ...schema, enum: values.map(readerOf(schema['type'])) } : schema;
}

function readerOf(type: unknown): (value: unknown) => unknown {
  switch (String(type).toLowerCase()) {
    case 'number':
    case 'integer':
      return asNumber;
    case 'boolean':
      return asBoolean;
    default:
      return (value) => value;
  }
}

function asNumber(value: unknown): unknown {
  return typeof value === 'string' && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value) ? Number(value) : value;
}

function asBoolean(value: unknown): unknown {
  return value === 'true' || value === 'false' ? value === 'true' : value;
}
