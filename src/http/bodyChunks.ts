import type { IncomingMessage } from 'node:http';
import { DrishtiError } from '../errors.js';

/**
 * The body of a request as it arrives. Whoever stops reading early leaves the connection open for the answer.
 * @throws DrishtiError `cancelled` when the body breaks off
 */
export async function* bodyChunks(raw: IncomingMessage): AsyncGenerator<Buffer> {
  try {
    yield* raw.iterator({ destroyOnReturn: false });
  } catch (cause) {
    throw new DrishtiError('cancelled', 'the request body broke off', { cause });
  }
}
