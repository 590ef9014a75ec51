import type { z } from 'zod';
import { DrishtiError } from '../errors.js';

type Issue = z.core.$ZodIssue;

/** `["input", 0, "text"]` → `input[0].text`. */
export function pathText(path: readonly PropertyKey[]): string {
  const joined = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return joined.replace(/^\./, '');
}

/**
 * The refusal for a body that does not fit: unknown fields first, then the first value that is wrong.
 * @param within path of the checked value inside the body
 */
export function refusal(issues: readonly Issue[], within: readonly PropertyKey[] = []): DrishtiError {
  const unknown = issues.find((issue) => issue.code === 'unrecognized_keys');
  if (unknown) {
    const path = pathText([...within, ...unknown.path, unknown.keys[0]?.slice(0, 100) ?? '']);
    return new DrishtiError('parameter_unknown', `${path}: ${unknown.message}`);
  }
  const [first] = issues;
  const path = pathText([...within, ...(first?.path ?? [])]) || 'request body';
  return new DrishtiError('invalid_request', `${path}: ${first?.message.replace(/^Invalid input: /, '')}`);
}
