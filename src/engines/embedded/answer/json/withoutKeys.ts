import { isObject, type JsonSchema } from '../../../../schema/jsonSchema.js';
import type { Filter } from '../../language/filters/filter.js';
import type { Plan } from '../../language/plan.js';

/**
 * A plan in which the keys of the wanted JSON are not taken for text that stands on things: 'all cars with "label" and
 * "color"'.
 */
export function withoutKeys(plan: Plan, schema: JsonSchema): Plan {
  const keys = keysOf(schema);
  const isKey = (filter: Filter) => filter.by === 'text' && keys.has(filter.text?.toLowerCase() ?? '');
  const asks = plan.asks.map((ask) => ({
    ...ask,
    filters: ask.filters?.filter((filter) => !isKey(filter)),
  }));
  return { ...plan, asks };
}

/** The names of all properties, in lower case. */
function keysOf(schema: JsonSchema): Set<string> {
  if (!isObject(schema)) return new Set();
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const inner = [...Object.values(properties), schema['items'] ?? true] as JsonSchema[];
  const own = Object.keys(properties).map((name) => name.toLowerCase());
  return new Set([...own, ...inner.flatMap((one) => [...keysOf(one)])]);
}
