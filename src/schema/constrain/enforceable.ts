import type { JsonSchema } from '../jsonSchema.js';
import { compileGrammar } from './grammar/grammar.js';

/**
 * Refuses a schema that cannot be enforced while a model writes.
 * @param path how messages name the schema's root, such as `response_format.schema`
 * @throws DrishtiError `invalid_request` naming the place of the keyword, or when no value satisfies the schema
 */
export function checkEnforceable(schema: JsonSchema, path: string): void {
  compileGrammar(schema, path);
}
