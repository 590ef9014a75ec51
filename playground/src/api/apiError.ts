/** What the API refused, in its own words. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** Of the answer; 0 when there was none, or for an error told inside a stream. */
  readonly status: number;
  /** As the API names it, such as `invalid_request` or `NOT_FOUND`. */
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** Whether a key would help, or another one. */
  get wantsKey(): boolean {
    return this.status === 401 || this.code === 'authentication';
  }
}

interface Envelope {
  readonly error?: { readonly code?: unknown; readonly status?: unknown; readonly message?: unknown };
}

/** Reads both envelopes of the API: one has a word as `code`, the other a number and the word as `status`. */
export function errorIn(status: number, body: string): ApiError {
  const { error } = parsed(body);
  const code = typeof error?.code === 'string' ? error.code : (error?.status ?? `HTTP ${status}`);
  const message = error?.message ?? body.slice(0, 300);
  return new ApiError(status, String(code), String(message));
}

function parsed(body: string): Envelope {
  try {
    return (JSON.parse(body) as Envelope | null) ?? {};
  } catch {
    return {};
  }
}
