import { type JsonSchema, type SchemaObject, schemaList } from '../../../schema/jsonSchema.js';
import type { Resolver } from '../../../schema/resolver.js';

/**
 * An object's properties beside `anyOf` or `oneOf`, as branches that each have all of what holds there: the same values
 * are allowed, and which of an object's names are places can be read off one branch. Other schemas come back as they are.
 */
export function multiplyOut(schema: SchemaObject, resolve: Resolver): SchemaObject {
  const keyword = schema['anyOf'] === undefined ? 'oneOf' : 'anyOf';
  const branches = schemaList(schema, keyword);
  if (schema['properties'] === undefined || !branches.some((branch) => tellsNames(resolve(branch))))
    return schema;
  const { [keyword]: _, title, description, $defs, definitions, ...own } = schema;
  const words = Object.fromEntries(
    Object.entries({ title, description }).filter(([, text]) => text !== undefined),
  );
  return { ...words, [keyword]: branches.map((branch): JsonSchema => ({ allOf: [own, branch] })) };
}

function tellsNames({ properties, required }: SchemaObject): boolean {
  return properties !== undefined || required !== undefined;
}
