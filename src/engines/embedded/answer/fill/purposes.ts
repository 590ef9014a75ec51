import { type JsonSchema, schemaEntries } from '../../../../schema/jsonSchema.js';
import type { Resolver } from '../../../../schema/resolver.js';
import type { Purpose } from '../certainty.js';
import { propertyField } from './fields/field.js';
import { hasBox, itemOf } from './fields/itemKind.js';
import { roleOf } from './fields/roles.js';

/** What objects must be sure enough for, in the fields that count them and those that say whether they are there. */
export interface Purposes {
  readonly count: Purpose;
  readonly exists: Purpose;
}

const deepest = 8;
const mostSchemas = 1000;

/**
 * The purposes of an answer's fields: each its own, but what the same answer also lists with boxes or counts must agree
 * with that, so that no answer contradicts itself.
 */
export function purposesOf(root: JsonSchema, resolve: Resolver): Purposes {
  const { lists, counts } = contentsOf(root, resolve);
  if (lists) return { count: 'list', exists: 'list' };
  return { count: 'count', exists: counts ? 'count' : 'exists' };
}

function contentsOf(root: JsonSchema, resolve: Resolver): { lists: boolean; counts: boolean } {
  const known = new Set<unknown>();
  let [lists, counts] = [false, false];
  const visit = (schema: JsonSchema, depth: number) => {
    const resolved = resolve(schema);
    if (known.has(resolved) || depth > deepest || known.size >= mostSchemas) return;
    known.add(resolved);
    const item = itemOf(resolved, resolve);
    if (item !== undefined) {
      lists ||= hasBox(item, resolve);
      visit(item, depth + 1);
    }
    for (const [name, property] of schemaEntries(resolved, 'properties')) {
      counts ||= roleOf(propertyField(name, resolve(property))) === 'count';
      visit(property, depth + 1);
    }
  };
  visit(root, 0);
  return { lists, counts };
}
