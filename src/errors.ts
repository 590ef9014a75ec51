/**
 * The closed table of errors: every refusal the server can answer, with its HTTP status and its name on
 * both of Gemini's surfaces. Code elsewhere throws `DrishtiError` with a code of this table and nothing else.
 */
export const errorTable = {
  invalid_request: { http: 400, status: 'INVALID_ARGUMENT' },
  parameter_unknown: { http: 400, status: 'INVALID_ARGUMENT' },
  failed_precondition: { http: 400, status: 'FAILED_PRECONDITION' },
  malformed_output: { http: 400, status: 'FAILED_PRECONDITION' },
  authentication: { http: 401, status: 'UNAUTHENTICATED' },
  permission_denied: { http: 403, status: 'PERMISSION_DENIED' },
  not_found: { http: 404, status: 'NOT_FOUND' },
  model_not_found: { http: 404, status: 'NOT_FOUND' },
  method_not_allowed: { http: 405, status: 'INVALID_ARGUMENT' },
  already_exists: { http: 409, status: 'ALREADY_EXISTS' },
  payload_too_large: { http: 413, status: 'INVALID_ARGUMENT' },
  too_many_requests: { http: 429, status: 'RESOURCE_EXHAUSTED' },
  rate_limit_exceeded: { http: 429, status: 'RESOURCE_EXHAUSTED' },
  quota_exceeded: { http: 429, status: 'RESOURCE_EXHAUSTED' },
  cancelled: { http: 499, status: 'CANCELLED' },
  api_error: { http: 500, status: 'INTERNAL' },
  service_unavailable: { http: 503, status: 'UNAVAILABLE' },
  deadline_exceeded: { http: 504, status: 'DEADLINE_EXCEEDED' },
} as const;

export type ErrorCode = keyof typeof errorTable;

/** An error that may be shown to the caller: its message holds no path, key or stack of ours. */
export class DrishtiError extends Error {
  override readonly name = 'DrishtiError';
  readonly code: ErrorCode;
  /** Seconds after which another try may succeed; sent as `retry-after`. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown; retryAfterSeconds?: number }) {
    super(message, options?.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryAfterSeconds = options?.retryAfterSeconds;
  }

  /** HTTP status that it is answered with. */
  get status(): number {
    return errorTable[this.code].http;
  }
}

/** Shorthand for the commonest refusal. `path` names the offending field as the caller wrote it. */
export function invalidRequest(path: string, problem: string, cause?: unknown): DrishtiError {
  return new DrishtiError('invalid_request', `${path}: ${problem}`, { cause });
}
