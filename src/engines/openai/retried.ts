import { setTimeout as pause } from 'node:timers/promises';
import type { AnswerEvent } from '../engine.js';
import { brokenOff } from './failures.js';
import { PassingFailure } from './passingFailure.js';

export interface RetryOptions {
  readonly signal: AbortSignal;
  /** How the server is called in messages. */
  readonly server: string;
  /** Milliseconds before the second try; the third waits twice as long. Shortened by up to half, by chance. */
  readonly backoffMs: number;
}

/** Tries after the first. */
const furtherTries = 2;

/** Milliseconds that a server may ask us to wait; callers would be gone. */
const longestWait = 8000;

/**
 * An answer whose beginning is tried again after a `PassingFailure`, at most twice.
 * @throws DrishtiError for what no further try may mend, or when part of the answer was told; the signal's reason
 */
export async function* retried(
  answer: () => AsyncIterable<AnswerEvent>,
  options: RetryOptions,
): AsyncGenerator<AnswerEvent> {
  for (let tries = 0; ; tries++) {
    let begun = false;
    try {
      for await (const event of answer()) {
        begun = true;
        yield event;
      }
      return;
    } catch (error) {
      if (!(error instanceof PassingFailure)) throw error;
      if (begun) throw brokenOff(options.server);
      await wait(error, tries, options);
    }
  }
}

async function wait(
  failure: PassingFailure,
  tries: number,
  { signal, backoffMs }: RetryOptions,
): Promise<void> {
  const ms = failure.retryAfterMs ?? backoffMs * 2 ** tries * (1 - Math.random() / 2);
  if (tries === furtherTries || ms > longestWait) throw failure.error;
  await pause(ms, undefined, { signal }).catch(() => signal.throwIfAborted());
}
