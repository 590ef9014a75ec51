import { invalidRequest } from '../errors.js';
import { reachableSchemas, schemasInPlace } from './edges.js';
import type { JsonSchema, SchemaObject } from './jsonSchema.js';

/**
 * The schemas reachable from `root`, each after all that apply to the same value as it does.
 * @throws DrishtiError `invalid_request` for schemas that refer to themselves without looking inside the value
 * (`{"$ref": "#"}`): nothing could ever be decided about a value.
 */
export function inPlaceOrder(root: JsonSchema, path: string): SchemaObject[] {
  const done = new Set<SchemaObject>();
  const open = new Set<SchemaObject>();
  const visit = (schema: SchemaObject): void => {
    if (done.has(schema)) return;
    if (open.has(schema))
      throw invalidRequest(path, 'a $ref leads back to itself without going into the value');
    open.add(schema);
    // As deep as the longest chain of references; the number of schemas is limited before.
    for (const next of schemasInPlace(schema, root)) visit(next);
    open.delete(schema);
    done.add(schema);
  };
  reachableSchemas(root).forEach(visit);
  return [...done];
}

/** Refuses schemas that loop in place. */
export function checkLoops(root: JsonSchema, path: string): void {
  inPlaceOrder(root, path);
}
