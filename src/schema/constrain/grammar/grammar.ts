import { invalidRequest } from '../../../errors.js';
import type { JsonSchema } from '../../jsonSchema.js';
import { isAffordable } from '../../validationWork.js';
import { GrammarBuilder } from './grammarBuilder.js';
import { prune } from './prune.js';
import type { ValueNode } from './valueNode.js';

/** A schema as a grammar of JSON texts, independent of any vocabulary. */
export interface Grammar {
  readonly root: ValueNode;
  /** Levels of arrays and objects that an answer may have. */
  readonly deepest: number;
}

/** What can be validated as well; values of an `enum` may be as deep again. */
const deepest = 47;

/**
 * The grammar of a schema that `checkSchema` returned.
 * @param path how messages name the schema's root
 * @throws DrishtiError `invalid_request` naming the place of what cannot be enforced, or when nothing satisfies the schema
 */
export function compileGrammar(schema: JsonSchema, path: string): Grammar {
  const builder = new GrammarBuilder(schema, path);
  const root = builder.build();
  prune(builder.nodes, builder.nextId);
  builder.checkExclusives();
  const depth = deepestOf(schema);
  if (root.depth > depth) throw invalidRequest(path, 'allows no value that could be written as an answer');
  return { root, deepest: depth };
}

/** The most levels at which an answer can still be validated. */
function deepestOf(schema: JsonSchema): number {
  let depth = deepest;
  while (depth > 0 && !isAffordable(schema, depth)) depth--;
  return depth;
}
