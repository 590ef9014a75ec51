import { Presets, SingleBar } from 'cli-progress';

/** Shows on stderr how many of many pictures are done, when that is a terminal. */
export class Progress {
  readonly #bar: SingleBar | undefined;

  constructor(total: number) {
    if (total < 2 || !process.stderr.isTTY) return;
    const options = {
      stream: process.stderr,
      format: '{bar} {value}/{total} pictures, {eta_formatted} left',
      clearOnComplete: true,
      hideCursor: true,
      forceRedraw: true,
      // Answers on the same terminal are not to be cut at its edge.
      linewrap: true,
      // Our own signals are heeded elsewhere.
      gracefulExit: false,
    };
    this.#bar = new SingleBar(options, Presets.shades_classic);
    this.#bar.start(total, 0);
  }

  /** Counts one picture. */
  step(): void {
    this.#bar?.increment();
  }

  /** Makes room for lines on the same terminal; the bar comes back below them. */
  clear(): void {
    if (this.#bar) process.stderr.write('\r\x1b[K');
  }

  end(): void {
    if (!this.#bar) return;
    // The bar goes back to where it began, which by now may be an answer: it begins here.
    process.stderr.write('\r\x1b[K\x1b7');
    this.#bar.stop();
  }
}
