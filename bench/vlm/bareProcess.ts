import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { BareOptions, BareTask, BareTimes } from './bareChild.js';

/** A process with the bare graphs of a model. */
export class BareProcess {
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess) {
    this.#process = process;
  }

  static async start(options: BareOptions): Promise<BareProcess> {
    const child = fork(new URL('./bareChild.ts', import.meta.url), [JSON.stringify(options)], {
      execArgv: ['--import', 'tsx'],
    });
    await once(child, 'message');
    return new BareProcess(child);
  }

  get pid(): number {
    return this.#process.pid!;
  }

  async run(task: BareTask): Promise<BareTimes> {
    this.#process.send(task);
    const [times] = await once(this.#process, 'message');
    return times;
  }

  stop(): void {
    this.#process.disconnect();
  }
}
