import { untilAborted } from '../untilAborted.js';

/** Goes through a source until it ends or the signal aborts, even while the source yields nothing. */
export async function* interruptible<T>(source: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await untilAborted(signal, iterator.next());
      if (next.done) return;
      yield next.value;
    }
  } finally {
    // Nobody waits for it: a generator that is stuck would never get to its end.
    Promise.resolve(iterator.return?.()).catch(() => {});
  }
}
