/** What is plainly wrong with a schema; whether it can be kept to in full is the server's to say. */
export interface SchemaProblem {
  readonly kind: 'json' | 'object' | 'type' | 'properties' | 'required' | 'items' | 'enum';
  /** Where in the schema, as `properties.total`; for `json` what the parser says. */
  readonly where: string;
}

type Fields = Readonly<Record<string, unknown>>;

const types = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];

/** The first thing that is wrong with a JSON schema as it was typed. */
export function schemaProblem(text: string): SchemaProblem | undefined {
  let schema: unknown;
  try {
    schema = JSON.parse(text);
  } catch (error) {
    return { kind: 'json', where: (error as Error).message };
  }
  return problemIn(schema, []);
}

function problemIn(schema: unknown, path: readonly string[]): SchemaProblem | undefined {
  const at = (kind: SchemaProblem['kind'], ...more: string[]) => ({
    kind,
    where: [...path, ...more].join('.'),
  });
  if (typeof schema === 'boolean') return path.length === 0 ? at('object') : undefined;
  if (!isFields(schema)) return at('object');
  if (![schema['type'] ?? []].flat().every((type) => types.includes(type as string)))
    return at('type', 'type');
  if ('enum' in schema && !Array.isArray(schema['enum'])) return at('enum', 'enum');
  return inProperties(schema, path) ?? inItems(schema, path);
}

function inProperties(schema: Fields, path: readonly string[]): SchemaProblem | undefined {
  const { properties = {}, required = [] } = schema;
  const at = (name: string) => [...path, name].join('.');
  if (!isFields(properties)) return { kind: 'properties', where: at('properties') };
  if (!Array.isArray(required)) return { kind: 'required', where: at('required') };
  const missing = required.find((name) => !Object.hasOwn(properties, String(name)));
  if ('properties' in schema && missing !== undefined)
    return { kind: 'required', where: at(`required.${missing}`) };
  return first(Object.entries(properties), ([name, inner]) =>
    problemIn(inner, [...path, 'properties', name]),
  );
}

function inItems({ items, anyOf = [] }: Fields, path: readonly string[]): SchemaProblem | undefined {
  if (Array.isArray(items) || (items !== undefined && typeof items !== 'boolean' && !isFields(items)))
    return { kind: 'items', where: [...path, 'items'].join('.') };
  const options = Array.isArray(anyOf) ? anyOf : [];
  const inner = items === undefined ? undefined : problemIn(items, [...path, 'items']);
  return inner ?? first(options.entries(), ([i, option]) => problemIn(option, [...path, 'anyOf', String(i)]));
}

function first<T>(
  values: Iterable<T>,
  check: (value: T) => SchemaProblem | undefined,
): SchemaProblem | undefined {
  for (const value of values) {
    const problem = check(value);
    if (problem) return problem;
  }
  return undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
