import { setTimeout as sleep } from 'node:timers/promises';

/** Returns once a promise has settled, or so many milliseconds are over. @throws what it rejects with until then */
export async function within(ms: number, promise: Promise<unknown>): Promise<void> {
  const waiting = new AbortController();
  const over = sleep(ms, undefined, { signal: waiting.signal }).catch(() => {});
  try {
    await Promise.race([promise, over]);
  } finally {
    waiting.abort();
  }
}
