import { setMaxListeners } from 'node:events';
import { exitCodes } from './exitCodes.js';

const signals = { SIGINT: exitCodes.interrupted, SIGTERM: exitCodes.terminated } as const;

/**
 * Runs some work that Ctrl-C stops in good order: the signal aborts, and the exit code says so when the work has ended.
 * A second Ctrl-C ends the program at once. Whoever reads stdout may have read enough of it, as `head` does: that stops
 * the work as well, and is no failure.
 */
export async function stoppable(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const stop = new AbortController();
  // Every picture that is looked at listens, and their number is the caller's choice.
  setMaxListeners(0, stop.signal);
  const handlers = Object.entries(signals).map(([name, exitCode]) => {
    const onSignal = () => {
      process.exitCode = exitCode;
      stop.abort(new Error('stopped'));
    };
    process.once(name, onSignal);
    return () => process.off(name, onSignal);
  });
  const onError = (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    stop.abort(new Error('nobody reads the answer'));
  };
  process.stdout.on('error', onError);
  try {
    await work(stop.signal);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  } finally {
    for (const off of handlers) off();
  }
}
