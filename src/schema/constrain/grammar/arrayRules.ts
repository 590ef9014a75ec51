import { invalidRequest } from '../../../errors.js';
import { type JsonSchema, type SchemaObject, schemaList } from '../../jsonSchema.js';
import type { ArrayShape } from './arrayShape.js';
import type { Conjunction } from './expand.js';
import type { Negation } from './negation.js';
import { numbersOf } from './rules.js';
import type { ShapeContext } from './shapeContext.js';

/** The arrays that all schemas allow; undefined when there are none. */
export function arrayShape(
  atoms: Conjunction,
  negation: Negation,
  context: ShapeContext,
): ArrayShape | undefined {
  if (negation.values.some(Array.isArray)) {
    const place = context.placeOf(atoms.find(({ not }) => not !== undefined) ?? {});
    throw invalidRequest(`${place}.not`, 'cannot be enforced: an array cannot be ruled out');
  }
  const least = Math.max(0, ...numbersOf(atoms, 'minItems'));
  const most = Math.min(Infinity, ...numbersOf(atoms, 'maxItems'));
  if (least > most) return undefined;
  const places = Math.max(0, ...atoms.map((atom) => schemaList(atom, 'prefixItems').length));
  return {
    kind: 'array',
    id: context.nextId(),
    places: Array.from({ length: places }, (_, index) =>
      context.node(atoms.map((atom) => itemRule(atom, index))),
    ),
    rest: context.node(atoms.map((atom) => itemRule(atom, places))),
    least,
    most,
  };
}

function itemRule(schema: SchemaObject, index: number): JsonSchema {
  return schemaList(schema, 'prefixItems')[index] ?? ((schema['items'] ?? true) as JsonSchema);
}
