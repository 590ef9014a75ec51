import { type DrishtiError, invalidRequest } from '../../../../errors.js';
import { emptyValue } from '../../../../schema/emptyValue.js';
import type { JsonSchema } from '../../../../schema/jsonSchema.js';
import { unsatisfiablePath } from '../../../../schema/unsatisfiable.js';
import { compileSchema } from '../../../../schema/validate.js';
import type { Plan } from '../../language/plan.js';
import type { SeenImage } from '../seen.js';
import { rootField } from './fields/field.js';
import { createFiller } from './fillValue.js';
import { repairValue } from './repair.js';
import { rootScope } from './scope.js';

/**
 * Fills a caller's schema (checked by `checkSchema`) with what was seen, whatever its names and nesting. What
 * cannot be known gets the schema's empty value. The result always satisfies the schema.
 * @throws DrishtiError `invalid_request` naming the place when nothing that was seen, nor emptiness, satisfies it.
 */
export function fillSchema(
  { schema, path }: { readonly schema: JsonSchema; readonly path: string },
  plan: Plan,
  seen: readonly SeenImage[],
): unknown {
  const filler = createFiller(schema);
  const validate = compileSchema(schema);
  const scope = rootScope(plan, seen, schema, filler.resolve);
  const start = filler.fill(schema, rootField, scope) ?? emptyValue(schema, filler.resolve);
  if (start === undefined)
    throw unfillable([path, unsatisfiablePath(schema, filler.resolve)], 'has no empty value');
  const value = repairValue(start, schema, filler.resolve, validate);
  const [violation] = validate(value);
  if (violation === undefined) return value;
  throw unfillable(
    [path, violation.schemaPointer.replace(/^#\/?/, '').replaceAll('/', '.')],
    violation.message,
  );
}

function unfillable(path: readonly string[], problem: string): DrishtiError {
  const place = path.filter((step) => step !== '').join('.');
  return invalidRequest(
    place.slice(0, longestPath),
    `${problem.slice(0, longestPath)}, but it was not seen or cannot be judged here; allow null, make it optional, ` +
      'add the option "unknown" or allow an empty list',
  );
}

/** Names in schemas may be of any length. */
const longestPath = 200;
