import { type JsonSchema, type SchemaObject, schemaEntries, schemaList } from './jsonSchema.js';
import { resolveReference } from './reference.js';

/**
 * The schemas that apply to the very value `schema` applies to: what `$ref` points to and the branches of the
 * combinators.
 */
export function schemasInPlace(schema: SchemaObject, root: JsonSchema): SchemaObject[] {
  const { $ref, not } = schema;
  const target = typeof $ref === 'string' ? resolveReference(root, $ref) : undefined;
  const branches = ['anyOf', 'oneOf', 'allOf'].flatMap((keyword) => schemaList(schema, keyword));
  return onlyObjects([target, not, ...branches]);
}

/** The schemas that apply to what is inside the value: its properties and items. */
export function schemasInside(schema: SchemaObject): SchemaObject[] {
  const properties = schemaEntries(schema, 'properties').map(([, property]) => property);
  const { additionalProperties, items } = schema;
  return onlyObjects([...properties, additionalProperties, items, ...schemaList(schema, 'prefixItems')]);
}

/** Every schema reachable from `root` that can apply to some part of a value, each once. */
export function reachableSchemas(root: JsonSchema): SchemaObject[] {
  const reached = new Set(onlyObjects([root]));
  // A set hands out what is added while it is being walked.
  for (const schema of reached) {
    for (const next of [...schemasInPlace(schema, root), ...schemasInside(schema)]) reached.add(next);
  }
  return [...reached];
}

function onlyObjects(schemas: readonly unknown[]): SchemaObject[] {
  return schemas.filter((schema) => typeof schema === 'object') as SchemaObject[];
}
