import { invalidRequest } from '../../../../errors.js';
import { emptyValue } from '../../../../schema/emptyValue.js';
import type { JsonSchema } from '../../../../schema/jsonSchema.js';
import { compileSchema } from '../../../../schema/validate.js';
import type { Plan } from '../../language/plan.js';
import type { SeenImage } from '../seen.js';
import { rootField } from './field.js';
import { createFiller } from './fillValue.js';
import { repairValue } from './repair.js';
import { rootScope } from './scope.js';

/**
 * Fills a caller's schema (checked by `checkSchema`) with what was seen, whatever its names and nesting. What
 * cannot be known gets the schema's empty value. The result always satisfies the schema.
 * @throws DrishtiError `invalid_request` naming the place when nothing that was seen, nor emptiness, satisfies it.
 */
export function fillSchema(schema: JsonSchema, plan: Plan, seen: readonly SeenImage[]): unknown {
  const filler = createFiller(schema);
  const validate = compileSchema(schema);
  const filled = filler.fill(schema, rootField, rootScope(plan, seen));
  const value = repairValue(filled ?? emptyValue(schema, filler.resolve), schema, filler.resolve, validate);
  const [violation] = validate(value);
  if (violation === undefined) return value;
  const place = violation.schemaPointer.replace(/^#\/?/, '').replaceAll('/', '.');
  throw invalidRequest('schema', `this engine cannot satisfy ${place || 'it'} (${violation.message})`);
}
