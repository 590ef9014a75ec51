import { setMaxListeners } from 'node:events';
import { exitCodes } from './exitCodes.js';
import { outputLost } from './output.js';

const signals = { SIGINT: exitCodes.interrupted, SIGTERM: exitCodes.terminated } as const;

/**
 * Runs some work that Ctrl-C stops in good order: the signal aborts, and the exit code says so when the work has ended.
 * A second Ctrl-C ends the program at once. Work whose answers can no longer be written is stopped as well.
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
  const onLost = () => stop.abort(outputLost.reason);
  outputLost.addEventListener('abort', onLost, { once: true });
  try {
    await work(stop.signal);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  } finally {
    for (const off of handlers) off();
    outputLost.removeEventListener('abort', onLost);
  }
}
