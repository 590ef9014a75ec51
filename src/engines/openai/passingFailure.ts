import type { DrishtiError } from '../../errors.js';

/** A failure that another try may mend, while nothing of the answer was told. */
export class PassingFailure extends Error {
  override readonly name = 'PassingFailure';
  /** What is told when no further try is made. */
  readonly error: DrishtiError;
  /** Milliseconds after which the server wants to be asked again, when it said so. */
  readonly retryAfterMs: number | undefined;

  constructor(error: DrishtiError, retryAfterMs?: number) {
    super(error.message, { cause: error });
    this.error = error;
    this.retryAfterMs = retryAfterMs;
  }
}

/** The error behind a failure that is told now. */
export function settled(error: unknown): unknown {
  return error instanceof PassingFailure ? error.error : error;
}
