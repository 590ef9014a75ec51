import type { InteractionEvent, LoggedEvent } from './event.js';

/** The log of an interaction that runs in this process. Whoever follows it is told of every event once, in order. */
export class LiveLog {
  readonly #events: InteractionEvent[];
  readonly #waiting = new Set<() => void>();
  #broken: { readonly error: unknown } | undefined;

  /** @param events what was logged before */
  constructor(events: readonly InteractionEvent[]) {
    this.#events = [...events];
  }

  get events(): readonly InteractionEvent[] {
    return this.#events;
  }

  append(events: readonly InteractionEvent[]): void {
    for (const event of events) this.#events.push(event);
    this.#wake();
  }

  /** Nothing more will come of what is not finished: whoever follows it gets the error. */
  break(error: unknown): void {
    this.#broken = { error };
    this.#wake();
  }

  /**
   * What is there from a place on, and then what comes, until the interaction is finished.
   * @param signal ends it when aborted
   * @throws what the log was broken with
   */
  async *follow(from: number, signal?: AbortSignal): AsyncGenerator<LoggedEvent> {
    for (let seq = from; ; seq++) {
      while (seq >= this.#events.length) {
        if (this.#events.at(-1)?.type === 'finished' || signal?.aborted) return;
        if (this.#broken) throw this.#broken.error;
        await this.#more(signal);
      }
      yield { seq, event: this.#events[seq] as InteractionEvent };
    }
  }

  /** Resolves when there are so many events, or no more will come. */
  async reach(length: number): Promise<void> {
    while (this.#events.length < length && !this.#isOver()) await this.#more();
  }

  #isOver(): boolean {
    return this.#broken !== undefined || this.#events.at(-1)?.type === 'finished';
  }

  #more(signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#waiting.delete(wake);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal?.addEventListener('abort', wake, { once: true });
    });
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
  }
}
