import type { SchemaObject } from '../../../../../schema/jsonSchema.js';
import type { Sense } from '../../../perceive/sense.js';
import type { Fact, Finding } from '../facts/finding.js';
import type { Field } from '../fields/field.js';
import type { Scope } from '../scope.js';

/**
 * A sort of facts that fields ask for beside objects: text, codes, colours, the scene … Both functions return undefined
 * where nothing is known.
 */
export interface Topic {
  /** Names of the fields that ask for it. */
  readonly names: RegExp;
  /** What has to be perceived for it. */
  readonly senses: readonly Sense[];
  /** The fact for a single field about whole pictures, or about the scope's subject. */
  fact?(field: Field, schema: SchemaObject, scope: Scope): Fact | undefined;
  /** What a list of it holds; `item` is what the list wants. */
  findings?(field: Field, item: SchemaObject, scope: Scope): readonly Finding[] | undefined;
}
