import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/**
 * How long this process's event loop stood still: by the clock, which counts what other processes took of the machine,
 * and by the processor time of the main thread between two looks at it. Linux only.
 */
export class LoopPauses {
  /** One for each time that is watched: another use of the same would count what lies between them as a pause. */
  #delay = monitorEventLoopDelay({ resolution: 1 });
  #longestDelay = 0;
  #timer: NodeJS.Timeout | undefined;
  #last = 0;
  #longestWork = 0;

  start(): void {
    this.#delay = monitorEventLoopDelay({ resolution: 1 });
    this.#delay.enable();
    this.#last = mainThreadTime();
    this.#timer = setInterval(() => this.#look(), 1);
  }

  stop(): void {
    this.#delay.disable();
    this.#longestDelay = Math.max(this.#longestDelay, this.#delay.max / 1e6);
    clearInterval(this.#timer);
  }

  /** Milliseconds. */
  get longest(): { readonly byClock: number; readonly byWork: number } {
    return { byClock: this.#longestDelay, byWork: this.#longestWork };
  }

  #look(): void {
    const now = mainThreadTime();
    this.#longestWork = Math.max(this.#longestWork, now - this.#last);
    this.#last = now;
  }
}

/** Milliseconds that the main thread has run so far. */
function mainThreadTime(): number {
  return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
}
