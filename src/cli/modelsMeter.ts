import type { WriteStream } from 'node:tty';
import { shownBytes } from '../models/diskSpace.js';
import type { PullProgress } from '../models/gather.js';

/** On a terminal the line is written again this often, in milliseconds. */
const terminalMs = 100;

/** What is no terminal gets a line each time so many percent more have come. */
const lineSteps = 10;

/** Shows on stderr how far a pull is: a line that changes on a terminal, a line now and then elsewhere. */
export class PullMeter {
  readonly #stream: NodeJS.WritableStream & Partial<Pick<WriteStream, 'isTTY' | 'columns'>>;
  #startedAt = Number.NaN;
  #startedWith = 0;
  #shownAt = 0;
  #shownPercent = -lineSteps;
  #isLineOpen = false;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  show(progress: PullProgress): void {
    if (Number.isNaN(this.#startedAt)) this.#start(progress);
    if (this.#stream.isTTY) this.#showOnTerminal(progress);
    else this.#showLine(progress);
  }

  /** Ends the line that is open, so that others can be written. */
  end(): void {
    if (this.#isLineOpen) this.#stream.write('\n');
    this.#isLineOpen = false;
  }

  #start({ received }: PullProgress): void {
    this.#startedAt = performance.now();
    this.#startedWith = received;
  }

  #showOnTerminal(progress: PullProgress): void {
    const now = performance.now();
    if (now - this.#shownAt < terminalMs && progress.received < progress.total) return;
    this.#shownAt = now;
    const line = `${this.#text(progress)}  ${progress.path}`;
    this.#stream.write(`\r\x1b[K${line.slice(0, (this.#stream.columns ?? 80) - 1)}`);
    this.#isLineOpen = true;
  }

  #showLine(progress: PullProgress): void {
    const percent = percentOf(progress);
    if (percent < this.#shownPercent + lineSteps && !(percent === 100 && this.#shownPercent < 100)) return;
    this.#shownPercent = percent;
    this.#stream.write(`${this.#text(progress)}\n`);
  }

  #text(progress: PullProgress): string {
    const { received, total } = progress;
    const seconds = (performance.now() - this.#startedAt) / 1000;
    const speed = seconds < 0.5 ? '' : `, ${shownBytes((received - this.#startedWith) / seconds)}/s`;
    return `${percentOf(progress)} % of ${shownBytes(total)}${speed}`;
  }
}

function percentOf({ received, total }: PullProgress): number {
  return total === 0 ? 100 : Math.floor((100 * received) / total);
}
