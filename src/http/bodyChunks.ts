import type { IncomingMessage } from 'node:http';
import { finished } from 'node:stream/promises';
import { DrishtiError } from '../errors.js';

/**
 * The body of a request as it arrives. Whoever stops reading early leaves the connection open for the answer.
 * @throws DrishtiError `cancelled` when the body breaks off
 */
export async function* bodyChunks(raw: IncomingMessage): AsyncGenerator<Buffer> {
  try {
    yield* raw.iterator({ destroyOnReturn: false });
  } catch (cause) {
    throw brokeOff(cause);
  }
}

/**
 * Hands on the body of a request until all of it is there or a signal aborts, even when its sender has stalled. What
 * comes afterwards is thrown away, and the connection stays open for the answer.
 * @throws DrishtiError `cancelled` when the body breaks off; the signal's reason when it aborts
 */
export async function readAll(
  raw: IncomingMessage,
  signal: AbortSignal,
  take: (chunk: Buffer) => void,
): Promise<void> {
  const onData = (chunk: Buffer) => signal.aborted || take(chunk);
  raw.on('data', onData);
  try {
    await finished(raw, { writable: false, signal });
    signal.throwIfAborted();
  } catch (cause) {
    throw signal.aborted ? signal.reason : brokeOff(cause);
  } finally {
    raw.off('data', onData);
  }
}

function brokeOff(cause: unknown): DrishtiError {
  return new DrishtiError('cancelled', 'the request body broke off', { cause });
}
