import { getSystemErrorMap } from 'node:util';
import { exitCodes } from './exitCodes.js';
import { say } from './lines.js';

const lost = new AbortController();

/** Aborts once nothing more can be written to stdout. */
export const outputLost: AbortSignal = lost.signal;

/**
 * Heeds what goes wrong with stdout, for every command. Whoever reads it may have read enough of it, as `head` does: that
 * is no failure. Anything else, such as a full disk, is told once and ends in the exit code.
 */
export function watchOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (lost.signal.aborted) return;
    if (error.code !== 'EPIPE') {
      say(`drishti: stdout: ${inWords(error)}`);
      process.exitCode = exitCodes.failed;
    }
    lost.abort(new Error('nothing more can be written to stdout'));
  });
}

function inWords({ errno = 0, message }: NodeJS.ErrnoException): string {
  return getSystemErrorMap().get(errno)?.[1] ?? message;
}
