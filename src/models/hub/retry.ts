import { setTimeout as sleep } from 'node:timers/promises';
import { ModelError } from '../modelError.js';
import { type HubOptions, hubDefaults } from './hubOptions.js';
import { TransientError } from './transientError.js';

/** Longer than this nobody is waited for, whatever the hub asks. */
const longestWaitMs = 60_000;

/**
 * Does work again while it fails with a `TransientError`, waiting longer each time.
 * @param work is told how to say that it got on, which gives it all its tries again
 * @throws ModelError when the last try failed as well; the signal's reason when it aborts
 */
export async function withRetries<T>(
  { retries = hubDefaults.retries, retryMs = hubDefaults.retryMs, onRetry }: HubOptions,
  signal: AbortSignal,
  work: (gotOn: () => void) => Promise<T>,
): Promise<T> {
  let failures = 0;
  const gotOn = () => {
    failures = 0;
  };
  for (;;) {
    try {
      return await work(gotOn);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof TransientError)) throw error;
      if (++failures > retries) throw new ModelError(`${error.message}; try again later`, { cause: error });
      const waitMs = Math.min(error.retryAfterMs ?? retryMs * 2 ** (failures - 1), longestWaitMs);
      onRetry?.(error.message, waitMs);
      await sleep(waitMs, undefined, { signal }).catch(() => signal.throwIfAborted());
    }
  }
}
