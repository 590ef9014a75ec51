export interface Sweepable {
  /** Removes what is expired. */
  sweep(): Promise<void>;
}

/** Sweeps again and again, one sweep at a time, without keeping the process alive. */
export class Sweeper {
  readonly #timer: NodeJS.Timeout;
  #sweep: Promise<void> | undefined;

  /** @param everyMs time between the beginnings of two sweeps */
  constructor(swept: readonly Sweepable[], everyMs: number, onError: (error: unknown) => void) {
    this.#timer = setInterval(() => {
      this.#sweep ??= sweepAll(swept, onError).finally(() => {
        this.#sweep = undefined;
      });
    }, everyMs).unref();
  }

  /** Waits for the sweep that is running. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#sweep;
  }
}

async function sweepAll(swept: readonly Sweepable[], onError: (error: unknown) => void): Promise<void> {
  for (const one of swept) await one.sweep().catch(onError);
}
