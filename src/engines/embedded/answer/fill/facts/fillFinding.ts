import type { SchemaObject } from '../../../../../schema/jsonSchema.js';
import type { Field } from '../fields/field.js';
import { type Role, roleOf } from '../fields/roles.js';
import type { Scope } from '../scope.js';
import { writeFact } from './writeFact.js';

/** What of a finding its place tells: all else is up to its facts. */
const ofPlace: readonly (Role | undefined)[] = [
  'box',
  'mask',
  'point',
  'confidence',
  'picture',
  'index',
  'label',
  'place',
];

/** The fact of a scope's finding that belongs in a field. */
export function findingValue(schema: SchemaObject, field: Field, scope: Scope): unknown {
  return writeFact(schema, scope.finding?.fact(field, schema, scope.siblings));
}

/** Whether a field may be filled with where a finding is, as one of a detected object. */
export function isAboutPlace(field: Field): boolean {
  return ofPlace.includes(roleOf(field));
}
