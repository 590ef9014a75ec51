import { DrishtiError, type ErrorCode, invalidRequest } from '../../errors.js';
import { PassingFailure } from './passingFailure.js';
import type { Refusal } from './serverMessage.js';

/** Seconds that callers are told to wait at most: clients honour no more. */
const longestRetryAfter = 8;

/** Seconds that callers are told to wait for a server that is not there. */
const unavailableRetryAfter = 5;

/**
 * What a refusal of a model server is to the caller. Statuses that another try may mend become a `PassingFailure`.
 * @param server how the server is called in messages
 * @param retryAfterMs what the server asked for
 */
export function failureOf({ status, message }: Refusal, server: string, retryAfterMs?: number): Error {
  const said = message === '' ? '' : `: ${message}`;
  if (status === 429) return tooMany(`${server} takes no more requests now${said}`, retryAfterMs);
  if (status === 502 || status === 503)
    return unavailable(`${server} is not ready (${status})${said}`, retryAfterMs);
  if ([400, 413, 422].includes(status))
    return invalidRequest('model', `${server} refused the request${said}`);
  const [code, problem] = lasting(status);
  return new DrishtiError(code, `${server} ${problem} (${status})${said}`);
}

function lasting(status: number): readonly [ErrorCode, string] {
  if (status === 401 || status === 403) return ['failed_precondition', 'wants a key: set DRISHTI_OPENAI_KEY'];
  if (status === 404) return ['model_not_found', 'does not have the model'];
  if (status === 408 || status === 504) return ['deadline_exceeded', 'took too long'];
  if (status >= 300 && status < 400) {
    return ['failed_precondition', 'redirects: set DRISHTI_OPENAI_URL to the address it leads to'];
  }
  if (status >= 400 && status < 500) return ['failed_precondition', 'cannot be used as it is set up'];
  return ['service_unavailable', 'failed'];
}

/** A server that is not there, or not yet. */
export function unavailable(message: string, retryAfterMs?: number): PassingFailure {
  const retryAfterSeconds = seconds(retryAfterMs) ?? unavailableRetryAfter;
  return new PassingFailure(
    new DrishtiError('service_unavailable', message, { retryAfterSeconds }),
    retryAfterMs,
  );
}

function tooMany(message: string, retryAfterMs?: number): PassingFailure {
  const retryAfterSeconds = seconds(retryAfterMs) ?? 2;
  return new PassingFailure(
    new DrishtiError('too_many_requests', message, { retryAfterSeconds }),
    retryAfterMs,
  );
}

function seconds(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : Math.min(longestRetryAfter, Math.max(1, Math.ceil(ms / 1000)));
}

/** A server that says what no such server should. */
export function nonsense(server: string, problem: string): DrishtiError {
  return new DrishtiError('service_unavailable', `${server} ${problem}`);
}

/** An answer of which a part was told already. */
export function brokenOff(server: string, why = ''): DrishtiError {
  const said = why === '' ? '' : `: ${why}`;
  return new DrishtiError('service_unavailable', `${server} broke off its answer${said}`);
}

/**
 * Milliseconds of a `retry-after` header, which names seconds or a date (RFC 9110 §10.2.3); undefined when it is absent
 * or means nothing.
 */
export function retryAfterMs(header: string | string[] | undefined, now: number): number | undefined {
  if (typeof header !== 'string') return undefined;
  if (/^\d{1,9}(\.\d+)?$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
