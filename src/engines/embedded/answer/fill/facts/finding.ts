import type { SchemaObject } from '../../../../../schema/jsonSchema.js';
import type { SeenObject } from '../../seen.js';
import type { Field } from '../fields/field.js';

/**
 * A fact before it is written in the type that a schema wants: a text, a number, a truth value, several words of which
 * any says it (an `enum` may have only one of them; a text takes the first), or numbers that belong together.
 */
export type Fact = string | number | boolean | readonly string[] | readonly number[];

/** Something other than a detected object that a list can hold: a line of text, a code, a colour, a bought thing. */
export interface Finding {
  /** What a list of texts says of it. */
  readonly text: string;
  /** What it is called as a key of a map. */
  readonly key?: string | undefined;
  /** What belongs into a field of it; `siblings` are the names of all fields of its object. */
  fact(field: Field, schema: SchemaObject, siblings: readonly string[]): Fact | undefined;
  /** It as an object, where it has a place in the picture. */
  readonly subject?: SeenObject | undefined;
}
