import { schemasInPlace, schemasInside } from './edges.js';
import type { JsonSchema, SchemaObject } from './jsonSchema.js';
import { inPlaceOrder } from './loops.js';

/**
 * Upper bound of the schemas visited while a value of the given depth is validated, per path into the value.
 * Branches that refer to one another multiply ("billion laughs"), so this can be astronomically large for a
 * schema of a few lines.
 */
export function validationWork(root: JsonSchema, depth: number): number {
  if (typeof root === 'boolean') return 1;
  const order = inPlaceOrder(root, 'schema');
  let inside = new Map<SchemaObject, number>();
  for (let level = 0; level <= depth; level++) inside = workOfLevel(order, root, inside);
  return inside.get(root) ?? 1;
}

/** Work per schema, given the work its inner schemas take one level further down. */
function workOfLevel(order: readonly SchemaObject[], root: JsonSchema, inside: Map<SchemaObject, number>) {
  const work = new Map<SchemaObject, number>();
  const sum = (schemas: SchemaObject[], known: Map<SchemaObject, number>) =>
    schemas.reduce((total, schema) => total + (known.get(schema) ?? 0), 0);
  for (const schema of order) {
    work.set(schema, 1 + sum(schemasInPlace(schema, root), work) + sum(schemasInside(schema), inside));
  }
  return work;
}

const mostWork = 1_000_000;

/** Whether values of the given depth can be validated in a fraction of a second. */
export function isAffordable(root: JsonSchema, depth: number): boolean {
  return validationWork(root, depth) <= mostWork;
}
