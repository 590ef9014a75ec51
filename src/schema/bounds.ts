import { invalidRequest } from '../errors.js';
import type { SchemaObject } from './jsonSchema.js';

const pairs = [
  ['minimum', 'maximum'],
  ['minItems', 'maxItems'],
] as const;

/** Refuses lower bounds above their upper bounds: no value could satisfy them. */
export function checkBounds(schema: SchemaObject, path: string): void {
  for (const [lower, upper] of pairs) {
    const [least, most] = [schema[lower], schema[upper]];
    if (typeof least === 'number' && typeof most === 'number' && least > most) {
      throw invalidRequest(`${path}.${lower}`, `must not exceed ${upper}`);
    }
  }
}
