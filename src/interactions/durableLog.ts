import type { InteractionEvent } from './event.js';
import type { InteractionStore } from './interactionStore.js';
import type { LiveLog } from './liveLog.js';

/**
 * Adds to the log of a stored interaction: events are told once they are written down, so that nobody has seen what a
 * restart does not know. While some are being written those that come are collected, and go together.
 */
export class DurableLog {
  readonly #store: InteractionStore;
  readonly #id: string;
  readonly #log: LiveLog;
  #pending: InteractionEvent[] = [];
  #writing: Promise<void> | undefined;
  #failure: { readonly error: unknown } | undefined;

  constructor(store: InteractionStore, id: string, log: LiveLog) {
    this.#store = store;
    this.#id = id;
    this.#log = log;
  }

  /** @throws what an earlier write threw: then nothing more can be added */
  add(...events: readonly InteractionEvent[]): void {
    if (this.#failure) throw this.#failure.error;
    this.#pending.push(...events);
    this.#writing ??= this.#write();
  }

  /** Waits until all that was added is told. @throws what writing it threw */
  async flush(): Promise<void> {
    await this.#writing;
    if (this.#failure) throw this.#failure.error;
  }

  async #write(): Promise<void> {
    try {
      while (this.#pending.length > 0) {
        const events = this.#pending;
        this.#pending = [];
        await this.#store.append(this.#id, this.#log.events.length, events);
        this.#log.append(events);
      }
    } catch (error) {
      this.#failure = { error };
    } finally {
      this.#writing = undefined;
    }
  }
}
