import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import type { FuzzResult, FuzzTask } from './fuzzChild.js';

/** A result, or what became of the process instead of one. */
export type WatchedResult = FuzzResult | { readonly outcome: 'crash' | 'hang'; readonly text: string };

/** Runs fuzzChild.ts, and starts another one when it has crashed or does not answer. */
export class WatchedChild {
  /** Largest resident memory of any of the processes in MiB (Linux). */
  peakMemory = 0;
  readonly #longestMilliseconds: number;
  #child: ChildProcess | undefined;

  constructor(longestMilliseconds: number) {
    this.#longestMilliseconds = longestMilliseconds;
  }

  async run(task: FuzzTask): Promise<WatchedResult> {
    this.#child ??= startChild();
    const result = await answer(this.#child, task, this.#longestMilliseconds);
    this.peakMemory = Math.max(this.peakMemory, readPeakMemory(this.#child.pid));
    if (result.outcome === 'crash' || result.outcome === 'hang') this.stop();
    return result;
  }

  stop(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }
}

function startChild(): ChildProcess {
  const module = new URL('./fuzzChild.ts', import.meta.url);
  return fork(module, { serialization: 'advanced', execArgv: ['--import', 'tsx'] });
}

function answer(child: ChildProcess, task: FuzzTask, longest: number): Promise<WatchedResult> {
  return new Promise((resolve) => {
    const settle = (result: WatchedResult) => {
      clearTimeout(timer);
      child.removeAllListeners();
      resolve(result);
    };
    const timer = setTimeout(() => settle({ outcome: 'hang', text: `no answer in ${longest} ms` }), longest);
    child.once('message', (result: FuzzResult) => settle(result));
    child.once('exit', (code, signal) => settle({ outcome: 'crash', text: `ended with ${code ?? signal}` }));
    child.send(task);
  });
}

function readPeakMemory(pid: number | undefined): number {
  const file = `/proc/${pid}/status`;
  const status = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}
