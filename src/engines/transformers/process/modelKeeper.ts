import { setTimeout as sleep } from 'node:timers/promises';
import { DrishtiError } from '../../../errors.js';
import type { ModelLog } from '../options.js';
import { LoadFailure, ModelChild } from './modelChild.js';
import type { LoadOptions } from './protocol.js';

export interface KeeperOptions {
  readonly load: LoadOptions;
  /** Milliseconds without a request after which the process is ended; it stays when absent. */
  readonly idleUnloadMs: number | undefined;
  readonly log: ModelLog;
}

/** A model that failed so often in a row to load is left alone for a while. */
const patience = { failures: 3, restMs: 30_000 };

/** Far beyond what the largest model takes from a slow disk. */
const longestLoadMs = 15 * 60_000;

/** Milliseconds that a process may take to end when it is told to. */
const endMs = 1000;

/** Keeps the process of a model: starts it when it is needed, and again when it has ended. */
export class ModelKeeper {
  readonly #options: KeeperOptions;
  /** The one that answers, or is to; those that are about to end are only alive. */
  #child: ModelChild | undefined;
  #loading: Promise<ModelChild> | undefined;
  readonly #alive = new Set<ModelChild>();
  #failures = 0;
  #restUntil = 0;
  #reason = '';
  #idle: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  get isRunning(): boolean {
    return this.#child !== undefined && !this.#child.hasEnded;
  }

  /**
   * The process, with its model loaded. Whoever is done with it calls `rest`.
   * @throws DrishtiError `service_unavailable` with the reason when the model cannot be loaded
   */
  async ready(): Promise<ModelChild> {
    clearTimeout(this.#idle);
    if (this.#closed) throw unavailable('the server is stopping');
    if (!this.isRunning) this.#start();
    return this.#loading!;
  }

  /** Says that nobody needs the process now. */
  rest(): void {
    const { idleUnloadMs } = this.#options;
    clearTimeout(this.#idle);
    if (idleUnloadMs === undefined || !this.isRunning) return;
    this.#idle = setTimeout(() => void this.#unload(), idleUnloadMs).unref();
  }

  /** Ends the process, whatever it is at. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#idle);
    await Promise.all([...this.#alive].map((child) => child.end(0)));
  }

  #start(): void {
    const { load, log } = this.#options;
    if (performance.now() < this.#restUntil) throw this.#cannotLoad(this.#reason);
    const child = new ModelChild(load, (message) => log({ level: 'warn', message }));
    log({ level: 'info', message: 'the model is being loaded', details: { pid: child.pid } });
    this.#child = child;
    this.#loading = this.#load(child);
    // Who waits for it is told; there may be nobody.
    this.#loading.catch(() => {});
    void this.#watch(child);
  }

  async #load(child: ModelChild): Promise<ModelChild> {
    try {
      const { milliseconds, dtypes } = await this.#inTime(child);
      this.#failures = 0;
      this.#options.log({ level: 'info', message: 'the model is loaded', details: { milliseconds, dtypes } });
      return child;
    } catch (error) {
      this.#child = undefined;
      child.kill();
      throw this.#noteFailure((error as Error).message);
    }
  }

  async #watch(child: ModelChild): Promise<void> {
    this.#alive.add(child);
    const ending = await child.ended;
    this.#alive.delete(child);
    const level = this.#closed || this.#child !== child ? 'info' : 'warn';
    this.#options.log({ level, message: "the model's process has ended", details: { ending } });
  }

  async #inTime(child: ModelChild) {
    const timer = new AbortController();
    const tooLong = sleep(longestLoadMs, undefined, { signal: timer.signal, ref: false }).then(() => {
      throw new LoadFailure('it took too long');
    });
    tooLong.catch(() => {});
    return Promise.race([child.loaded, tooLong]).finally(() => timer.abort());
  }

  #noteFailure(reason: string): DrishtiError {
    if (this.#closed) return unavailable('the server is stopping');
    this.#reason = reason;
    this.#failures++;
    if (this.#failures % patience.failures === 0) this.#restUntil = performance.now() + patience.restMs;
    this.#options.log({ level: 'error', message: `the model could not be loaded: ${reason}` });
    return this.#cannotLoad(reason);
  }

  #cannotLoad(reason: string): DrishtiError {
    return unavailable(`the model could not be loaded: ${reason}`, this.#restSeconds());
  }

  #restSeconds(): number | undefined {
    const seconds = Math.ceil((this.#restUntil - performance.now()) / 1000);
    return seconds > 0 ? seconds : undefined;
  }

  async #unload(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    this.#options.log({
      level: 'info',
      message: 'the model is unloaded, because nobody has asked it for a while',
    });
    await child?.end(endMs);
  }
}

function unavailable(message: string, retryAfterSeconds?: number): DrishtiError {
  return new DrishtiError(
    'service_unavailable',
    message,
    retryAfterSeconds === undefined ? {} : { retryAfterSeconds },
  );
}
