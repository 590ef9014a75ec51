import type { JsonSchema } from '../jsonSchema.js';
import { compileGrammar, type Grammar } from './grammar/grammar.js';
import { type Configuration, end } from './machine/configuration.js';
import { Configurations } from './machine/configurations.js';
import { MaskSource } from './machine/maskSource.js';
import { value } from './machine/value.js';
import { AutomatonMatcher, type Matcher } from './matcher.js';
import type { Vocabulary } from './vocabulary.js';

export type { Matcher } from './matcher.js';

/** A schema over a vocabulary. What one answer has worked out, the next ones find. */
export interface Constraint {
  /** A matcher at the beginning of an answer; any number of them may be in use at the same time. */
  start(): Matcher;
}

/**
 * Compiles a schema that `checkSchema` returned, so that answers can be nothing but JSON that satisfies it: compact,
 * properties in the schema's order. Takes a few milliseconds for the usual schema; what it takes of memory is bounded.
 *
 * @param schema any JSON value when undefined
 * @param path how messages name the schema's root; `schema` when absent
 * @throws DrishtiError `invalid_request` naming the place of what cannot be enforced (`docs/structured-output.md`), or
 * when no value satisfies the schema
 */
export function compileConstraint(
  schema: JsonSchema | undefined,
  vocabulary: Vocabulary,
  options: { readonly path?: string } = {},
): Constraint {
  return createConstraint(compileGrammar(schema ?? true, options.path ?? 'schema'), vocabulary);
}

function createConstraint({ root, deepest }: Grammar, vocabulary: Vocabulary): Constraint {
  const configurations = new Configurations(deepest);
  const masks = new MaskSource(vocabulary, configurations);
  const start: readonly Configuration[] = [value(configurations, root, end)];
  return { start: () => new AutomatonMatcher(vocabulary, masks, start) };
}
