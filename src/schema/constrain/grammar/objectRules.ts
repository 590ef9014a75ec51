import { invalidRequest } from '../../../errors.js';
import { isObject, type JsonSchema, type SchemaObject, schemaEntries } from '../../jsonSchema.js';
import type { Conjunction } from './expand.js';
import type { Negation } from './negation.js';
import type { ObjectShape, Property } from './objectShape.js';
import { numbersOf } from './rules.js';
import type { ShapeContext } from './shapeContext.js';
import { createWordTrie } from './wordTrie.js';

/** The objects that all schemas allow; undefined when there are none. */
export function objectShape(
  atoms: Conjunction,
  negation: Negation,
  context: ShapeContext,
): ObjectShape | undefined {
  if (negation.values.some(isObject)) {
    const place = context.placeOf(atoms.find(({ not }) => not !== undefined) ?? {});
    throw invalidRequest(`${place}.not`, 'cannot be enforced: an object cannot be ruled out');
  }
  const least = Math.max(0, ...numbersOf(atoms, 'minProperties'));
  const most = Math.min(Infinity, ...numbersOf(atoms, 'maxProperties'));
  if (least > most) return undefined;
  const properties = propertiesOf(atoms, negation, context);
  return {
    kind: 'object',
    id: context.nextId(),
    properties,
    names: new Set(properties.map(({ name }) => name)),
    additional: context.node(atoms.map((atom) => (atom['additionalProperties'] ?? true) as JsonSchema)),
    colon: createWordTrie([':'], context.nextId),
    least,
    most,
  };
}

function propertiesOf(atoms: Conjunction, negation: Negation, context: ShapeContext): Property[] {
  const required = new Set(atoms.flatMap((atom) => (atom['required'] ?? []) as readonly string[]));
  const declared = atoms.flatMap((atom) => schemaEntries(atom, 'properties').map(([name]) => name));
  const names = new Set([...declared, ...required, ...negation.names]);
  return [...names].map((name) => ({
    name,
    key: createWordTrie([`${JSON.stringify(name)}:`], context.nextId),
    node: context.node(negation.names.includes(name) ? [false] : atoms.map((atom) => memberRule(atom, name))),
    required: required.has(name),
  }));
}

/** What a schema says of the property of a name. */
function memberRule(schema: SchemaObject, name: string): JsonSchema {
  const properties = (schema['properties'] ?? {}) as Record<string, JsonSchema>;
  if (Object.hasOwn(properties, name)) return properties[name]!;
  return (schema['additionalProperties'] ?? true) as JsonSchema;
}
