import { addAbortSignal } from 'node:stream';
import { megabyte } from '../../config.js';
import { invalidRequest } from '../../errors.js';
import { UsageError } from '../exitCodes.js';

/** What answers and messages call the picture that is read there. */
export const stdinName = 'stdin';

/**
 * The bytes that are piped to the program, as a file called `stdin`.
 * @param maxMegabytes most that are taken
 * @throws UsageError at a terminal, DrishtiError for none or too many, an AbortError when the signal aborts
 */
export async function readStdin(maxMegabytes: number, signal: AbortSignal): Promise<File> {
  if (process.stdin.isTTY) throw new UsageError('- reads a picture from stdin, and nothing is piped there');
  const chunks: Buffer<ArrayBuffer>[] = [];
  let bytes = 0;
  for await (const chunk of addAbortSignal(signal, process.stdin) as AsyncIterable<Buffer<ArrayBuffer>>) {
    bytes += chunk.length;
    if (bytes > maxMegabytes * megabyte) throw invalidRequest(stdinName, `has over ${maxMegabytes} MB`);
    chunks.push(chunk);
  }
  if (bytes === 0) throw invalidRequest(stdinName, 'nothing is piped there');
  return new File(chunks, stdinName);
}
