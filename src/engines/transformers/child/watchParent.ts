import { Worker } from 'node:worker_threads';
import { workerModule } from '../../../threads/workerModule.js';

/**
 * Ends this process when the one that forked it is gone, even in the middle of a run, during which this thread hears
 * nothing.
 */
export function watchParent(): void {
  const { filename, execArgv } = workerModule('./parentWatch', import.meta.url);
  const options = { workerData: process.ppid, ...(execArgv !== undefined && { execArgv }) };
  new Worker(new URL(filename), options).unref();
}
