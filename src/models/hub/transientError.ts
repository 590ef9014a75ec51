/** What may go better the next time. */
export class TransientError extends Error {
  override readonly name = 'TransientError';
  /** Milliseconds that the hub asked to be left alone. */
  readonly retryAfterMs: number | undefined;

  constructor(message: string, options?: { cause?: unknown; retryAfterMs?: number | undefined }) {
    super(message, options?.cause === undefined ? undefined : { cause: options.cause });
    this.retryAfterMs = options?.retryAfterMs;
  }
}
