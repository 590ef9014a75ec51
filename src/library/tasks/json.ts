import type { z } from 'zod';
import { DrishtiError } from '../../errors.js';

/**
 * The answer of a model as JSON of a known form.
 * @throws DrishtiError `malformed_output` for another form, which models that do not keep to schemas give
 */
export function readJson<Schema extends z.ZodType>(text: string, form: Schema): z.output<Schema> {
  const parsed = form.safeParse(parse(text));
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0]!;
  throw new DrishtiError(
    'malformed_output',
    `the model's answer at ${path.join('.') || 'its root'}: ${message}`,
  );
}

/** @throws DrishtiError `malformed_output` */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DrishtiError('malformed_output', "the model's answer is not JSON", { cause });
  }
}
