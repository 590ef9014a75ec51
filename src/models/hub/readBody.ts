import { ModelError } from '../modelError.js';
import type { HubReply } from './connection.js';
import { TransientError } from './transientError.js';

/**
 * The whole of a small body.
 * @throws ModelError when it is longer than `most` bytes; TransientError when it breaks off
 */
export async function readBody({ body }: HubReply, most: number, signal: AbortSignal): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > most) throw new ModelError(`the hub answers with more than ${most} bytes`);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ModelError) throw error;
    throw new TransientError('the hub broke off', { cause: error });
  }
}
