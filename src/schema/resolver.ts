import { isObject, type JsonSchema, type SchemaObject, schemaList } from './jsonSchema.js';
import { resolveReference } from './reference.js';

/** Gives the schema that really applies somewhere: references followed, `allOf` merged, booleans as objects. */
export type Resolver = (schema: JsonSchema) => SchemaObject;

const nothing: SchemaObject = { not: {} };

/**
 * A resolver for the schemas of one document that `checkSchema` returned. Every schema is worked out once, so
 * that references doubling at every step cost no more than their number.
 */
export function createResolver(root: JsonSchema): Resolver {
  const known = new Map<SchemaObject, SchemaObject>();
  const resolve: Resolver = (schema) => {
    if (typeof schema === 'boolean') return schema ? {} : nothing;
    const resolved = known.get(schema) ?? merge(schema);
    known.set(schema, resolved);
    return resolved;
  };
  const merge = (schema: SchemaObject): SchemaObject => {
    const { $ref, allOf, ...own } = schema;
    if ($ref === undefined && allOf === undefined) return schema;
    const target = typeof $ref === 'string' ? [resolveReference(root, $ref) as JsonSchema] : [];
    const parts = [...target, ...schemaList(schema, 'allOf')].map(resolve);
    return [...parts, own].reduce(mergePair, {});
  };
  return resolve;
}

/** What is said beside a reference (a description, say) wins over what the reference says. */
function mergePair(first: SchemaObject, second: SchemaObject): SchemaObject {
  const merged: Record<string, unknown> = { ...first, ...second };
  if (isObject(first['properties']) && isObject(second['properties'])) {
    merged['properties'] = { ...first['properties'], ...second['properties'] };
  }
  if (Array.isArray(first['required']) && Array.isArray(second['required'])) {
    merged['required'] = [...new Set([...first['required'], ...second['required']])];
  }
  return merged;
}
