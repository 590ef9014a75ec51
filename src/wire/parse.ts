import type { z } from 'zod';
import { invalidRequest } from '../errors.js';
import { pathText, refusal } from './issues.js';

/**
 * A value as a schema reads it.
 * @param within path of the value inside the body
 * @throws DrishtiError `invalid_request` or `parameter_unknown`, its message naming the field by path
 */
export function parse<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  within: readonly PropertyKey[] = [],
): z.output<Schema> {
  const parsed = safely(schema, value, within);
  if (!parsed.success) throw refusal(parsed.error.issues, within);
  return parsed.data;
}

/** Zod collects mistakes on the stack, which a hundred thousand of them overflow. */
function safely<Schema extends z.ZodType>(schema: Schema, value: unknown, within: readonly PropertyKey[]) {
  try {
    return schema.safeParse(value);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw invalidRequest(pathText(within) || 'request body', 'has too many mistakes to tell which');
  }
}
