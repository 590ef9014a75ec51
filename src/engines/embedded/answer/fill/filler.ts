import type { JsonSchema, SchemaObject } from '../../../../schema/jsonSchema.js';
import type { Resolver } from '../../../../schema/resolver.js';
import type { Field } from './fields/field.js';
import type { Scope } from './scope.js';

/** What the parts of the filling share: they fill one another's values. */
export interface Filler {
  readonly resolve: Resolver;
  /** The value of a field in a scope, or undefined when nothing that was seen belongs there. */
  fill(schema: JsonSchema, field: Field, scope: Scope): unknown;
}

/** Fills values of one JSON type. */
export type FillType = (schema: SchemaObject, field: Field, scope: Scope, filler: Filler) => unknown;
