import type { IncomingMessage } from 'node:http';
import { DrishtiError } from '../errors.js';
import { bodyChunks } from './bodyChunks.js';

/**
 * Reads a body of a few fields as text.
 * @throws DrishtiError `payload_too_large` as soon as it is known to be over `maxBytes`
 */
export async function readSmallBody(raw: IncomingMessage, maxBytes: number): Promise<string> {
  refuseOver(Number(raw.headers['content-length'] ?? 0), maxBytes);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of bodyChunks(raw)) {
    bytes += chunk.length;
    refuseOver(bytes, maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function refuseOver(bytes: number, maxBytes: number): void {
  if (bytes > maxBytes) {
    throw new DrishtiError('payload_too_large', `request body: at most ${maxBytes} bytes are accepted here`);
  }
}
