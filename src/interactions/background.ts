import { setTimeout as sleep } from 'node:timers/promises';
import { OwnerQueue } from '../engines/ownerQueue.js';
import { DrishtiError } from '../errors.js';
import { answerInBackground } from './answerInBackground.js';
import { DurableLog } from './durableLog.js';
import { cancelledEvent } from './failure.js';
import type { UnfinishedInteraction } from './interactionStore.js';
import { LiveLog } from './liveLog.js';
import type { ServiceOptions } from './serviceOptions.js';

/** How long the work on an interaction rests that could not even be ended, as when the disk is full. */
const restMs = 30_000;

/** Seconds after which a refused caller may try again. */
const retryAfterSeconds = 5;

/** An interaction that nobody waits for, queued or at work. */
interface Entry extends UnfinishedInteraction {
  /** Its log, once somebody needs it. */
  log: Promise<LiveLog> | undefined;
  /** Ends it for good. */
  readonly cancel: AbortController;
  work: Promise<void> | undefined;
}

/** The server stops: what runs is left for the next start. */
class StoppedError extends DrishtiError {
  constructor() {
    super('service_unavailable', 'the server is stopping; the interaction goes on when it is back', {
      retryAfterSeconds: 1,
    });
  }
}

/** Carries out stored interactions that nobody waits for, a few at a time and the owners in turn. */
export class Background {
  readonly #options: ServiceOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #queue = new OwnerQueue<Entry>();
  readonly #stop = new AbortController();
  #announced = 0;
  #working = 0;
  #closing = false;

  constructor(options: ServiceOptions) {
    this.#options = options;
  }

  get load(): { readonly running: number; readonly waiting: number } {
    return { running: this.#working, waiting: this.#entries.size - this.#working };
  }

  /** Takes up what the last server left. */
  async recover(): Promise<void> {
    for (const unfinished of await this.#options.store.unfinished()) this.#enqueue(unfinished);
    this.#startNext();
  }

  /**
   * Keeps a place in the queue while an interaction is made ready for it.
   * @throws DrishtiError `too_many_requests` when the queue is full; what the work throws
   */
  async reserve<T extends UnfinishedInteraction>(prepare: () => Promise<T>): Promise<T> {
    this.#refuseFull();
    this.#announced++;
    try {
      const interaction = await prepare();
      this.#enqueue(interaction);
      return interaction;
    } finally {
      this.#announced--;
      this.#startNext();
    }
  }

  /** The log of one that waits or runs, and is somebody's. */
  async find(owner: string, id: string): Promise<LiveLog | undefined> {
    const entry = this.#entryOf(owner, id);
    return entry && this.#logOf(entry);
  }

  /**
   * Ends one that waits or runs; returns once that is written down.
   * @returns whether there was one
   */
  async cancel(owner: string, id: string, reason: string): Promise<boolean> {
    const entry = this.#entryOf(owner, id);
    if (entry === undefined) return false;
    entry.cancel.abort(new DrishtiError('cancelled', reason));
    if (this.#queue.remove(entry)) await this.#endWaiting(entry);
    else await entry.work;
    return true;
  }

  /** Waits for what runs, then leaves it for the next start with all that waits. */
  async close(graceMs: number): Promise<void> {
    this.#closing = true;
    const working = [...this.#entries.values()].map(({ work }) => work);
    const grace = new AbortController();
    await Promise.race([
      Promise.all(working),
      sleep(graceMs, undefined, { signal: grace.signal }).catch(() => {}),
    ]);
    grace.abort();
    this.#stop.abort(new StoppedError());
    await Promise.all(working);
    for (const { log } of this.#entries.values()) (await log)?.break(this.#stop.signal.reason);
  }

  #refuseFull(): void {
    const { maxBackground } = this.#options.limits;
    const { running, waiting } = this.load;
    if (running + waiting + this.#announced < maxBackground) return;
    const message = `background: ${running} interactions are running and ${waiting} are waiting; try again later`;
    throw new DrishtiError('too_many_requests', message, { retryAfterSeconds });
  }

  #enqueue({ id, owner }: UnfinishedInteraction): void {
    const entry = { id, owner, log: undefined, cancel: new AbortController(), work: undefined };
    this.#entries.set(id, entry);
    this.#queue.add(entry);
  }

  #entryOf(owner: string, id: string): Entry | undefined {
    const entry = this.#entries.get(id);
    return entry?.owner === owner ? entry : undefined;
  }

  /** The one log that all who need it share; read before work begins, after which only the work adds to it. */
  #logOf(entry: Entry): Promise<LiveLog> {
    entry.log ??= this.#options.store
      .find(entry.owner, entry.id)
      .then((stored) => new LiveLog(stored?.events ?? [cancelledEvent(Date.now())]));
    return entry.log;
  }

  #startNext(): void {
    while (!this.#closing && this.#working < this.#options.limits.backgroundConcurrency) {
      const entry = this.#queue.next();
      if (entry === undefined) return;
      this.#working++;
      entry.work = this.#workOn(entry).finally(() => {
        this.#working--;
        this.#startNext();
      });
    }
  }

  async #workOn(entry: Entry): Promise<void> {
    try {
      const signals = { cancel: entry.cancel.signal, stop: this.#stop.signal };
      await answerInBackground(entry, await this.#logOf(entry), signals, this.#options);
      this.#entries.delete(entry.id);
    } catch (error) {
      if (this.#stop.signal.aborted) return;
      this.#options.onBackgroundError?.(error);
      setTimeout(() => this.#resume(entry), restMs).unref();
    }
  }

  #resume(entry: Entry): void {
    this.#queue.add(entry);
    this.#startNext();
  }

  async #endWaiting(entry: Entry): Promise<void> {
    const log = new DurableLog(this.#options.store, entry.id, await this.#logOf(entry));
    log.add(cancelledEvent(Date.now()));
    await log.flush();
    this.#entries.delete(entry.id);
  }
}
