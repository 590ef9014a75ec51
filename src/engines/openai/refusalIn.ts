import { isObject } from '../../schema/jsonSchema.js';
import { messageIn, type Refusal } from './serverMessage.js';

/** What servers call a request that they will never answer, in `type` or `code`. */
const permanent = /invalid_request|bad_?request|context_length|exceed_?context/i;

/**
 * The refusal that a server writes as JSON instead of an answer or in the midst of one: `error`, or in older llama.cpp the
 * error itself. Undefined for anything else. Where it names no status of HTTP, words for a bad request are 400, and
 * all others 500.
 */
export function refusalIn(value: unknown): Refusal | undefined {
  if (!isObject(value)) return undefined;
  const { error } = value;
  if (error) return { status: statusIn(error) ?? 500, message: messageIn(error) ?? '' };
  const status = statusIn(value);
  const { message } = value;
  return status !== undefined && typeof message === 'string' ? { status, message } : undefined;
}

function statusIn(error: unknown): number | undefined {
  if (!isObject(error)) return undefined;
  const { code, type } = error;
  if (/^[3-5]\d\d$/.test(String(code))) return Number(code);
  return [code, type].some((word) => typeof word === 'string' && permanent.test(word)) ? 400 : undefined;
}
