import { setTimeout as sleep } from 'node:timers/promises';
import { probeStore } from '../store/probeStore.js';
import type { Store } from '../store/store.js';

/** How long the store may take to answer, and how long its answer is believed; milliseconds. */
const limitMs = 1000;
const believedMs = 1000;

export type StoreState = 'ready' | 'unavailable';

/** Tells whether the store can be read. However many ask, there is one query at a time, and one a second at most. */
export class StoreCheck {
  readonly #store: Pick<Store, 'db'>;
  readonly #onFailure: (error: unknown) => void;
  #query: Promise<StoreState> | undefined;

  /** @param onFailure told why the store cannot be read */
  constructor(store: Pick<Store, 'db'>, onFailure: (error: unknown) => void) {
    this.#store = store;
    this.#onFailure = onFailure;
  }

  /** A store that has not answered in time is as good as none. */
  async state(): Promise<StoreState> {
    this.#query ??= this.#ask();
    return Promise.race([this.#query, sleep(limitMs, 'unavailable' as const, { ref: false })]);
  }

  async #ask(): Promise<StoreState> {
    try {
      await probeStore(this.#store);
      return 'ready';
    } catch (error) {
      this.#onFailure(error);
      return 'unavailable';
    } finally {
      setTimeout(() => {
        this.#query = undefined;
      }, believedMs).unref();
    }
  }
}
