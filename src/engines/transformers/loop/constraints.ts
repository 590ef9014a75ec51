import { LRUCache } from 'lru-cache';
import { type Constraint, compileConstraint } from '../../../schema/constrain/constraint.js';
import { createVocabulary, type Vocabulary } from '../../../schema/constrain/vocabulary.js';
import type { JsonSchema } from '../../../schema/jsonSchema.js';
import { closedSchema } from './closedSchema.js';

/** Schemas whose constraints are kept: they know the masks of the states that were met. */
const mostKept = 8;

/** Constraints of answers to JSON, for the vocabulary of one model. */
export class Constraints {
  readonly #bytes: readonly (Uint8Array | undefined)[];
  readonly #endTokens: readonly number[];
  readonly #kept = new LRUCache<string, Constraint>({ max: mostKept });
  #vocabulary: Vocabulary | undefined;

  constructor(bytes: readonly (Uint8Array | undefined)[], endTokens: readonly number[]) {
    this.#bytes = bytes;
    this.#endTokens = endTokens;
  }

  /** Prepares the vocabulary, which takes a second or so for a large one. */
  prepare(): Vocabulary {
    this.#vocabulary ??= createVocabulary(this.#bytes, this.#endTokens);
    return this.#vocabulary;
  }

  /** @param schema any JSON when absent; one that can be enforced otherwise */
  get(schema: JsonSchema | undefined): Constraint {
    const key = JSON.stringify(schema) ?? '';
    const known = this.#kept.get(key) ?? compileConstraint(schema && closedSchema(schema), this.prepare());
    this.#kept.set(key, known);
    return known;
  }
}
