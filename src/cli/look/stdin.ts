import { megabyte } from '../../config.js';
import { invalidRequest } from '../../errors.js';
import { UsageError } from '../exitCodes.js';

/**
 * The bytes that are piped to the program.
 * @param maxMegabytes most that are taken
 * @throws UsageError at a terminal, DrishtiError for too many
 */
export async function readStdin(maxMegabytes: number): Promise<Uint8Array> {
  if (process.stdin.isTTY) throw new UsageError('- reads a picture from stdin, and nothing is piped there');
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxMegabytes * megabyte) throw invalidRequest('stdin', `has over ${maxMegabytes} MB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
