import { OwnerQueue } from '../engines/ownerQueue.js';
import { DrishtiError } from '../errors.js';
import { answerInBackground } from './answerInBackground.js';
import { cancelledEvent } from './failure.js';
import type { UnfinishedInteraction } from './interactionStore.js';
import { LiveLog } from './liveLog.js';
import type { ServiceOptions } from './serviceOptions.js';
import { within } from './within.js';

/** How long the work on an interaction rests that could not even be ended, as when the disk is full. */
const restMs = 30_000;

/** Seconds after which a refused caller may try again. */
const retryAfterSeconds = 5;

/** An interaction that nobody waits for: queued, at work, or resting. */
interface Entry extends UnfinishedInteraction {
  /** Its log, once somebody needs it. */
  log: Promise<LiveLog> | undefined;
  /** Ends it for good. */
  readonly cancel: AbortController;
  work: Promise<void> | undefined;
  rest: NodeJS.Timeout | undefined;
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
  async reserve<T extends UnfinishedInteraction>(owner: string, prepare: () => Promise<T>): Promise<T> {
    this.#refuseFull(owner);
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
   * @throws DrishtiError `service_unavailable` when it cannot be written down now, which is tried again
   */
  async cancel(owner: string, id: string, reason: string): Promise<boolean> {
    const entry = this.#entryOf(owner, id);
    if (entry === undefined) return false;
    entry.cancel.abort(new DrishtiError('cancelled', reason));
    // Its end is all the work that is left, and needs no place.
    if (this.#queue.remove(entry) || this.#wake(entry)) this.#begin(entry);
    await entry.work;
    if (this.#entries.has(id)) throw notEnded();
    return true;
  }

  /** Waits for what runs, then leaves it for the next start with all that waits. */
  async close(graceMs: number): Promise<void> {
    this.#closing = true;
    await within(graceMs, this.#worked());
    this.#stop.abort(new StoppedError());
    await this.#worked();
    for (const entry of this.#entries.values()) {
      this.#wake(entry);
      (await entry.log?.catch(() => undefined))?.break(this.#stop.signal.reason);
    }
  }

  /** Settles when all that is at work now has come to an end. */
  #worked(): Promise<unknown> {
    return Promise.all([...this.#entries.values()].map(({ work }) => work));
  }

  /** Who has less than an equal share may always add to it, up to twice the bound in all. */
  #refuseFull(owner: string): void {
    const { maxBackground } = this.#options.limits;
    const { running, waiting } = this.load;
    const total = running + waiting + this.#announced;
    if (total < maxBackground) return;
    const owners = new Set([owner, ...[...this.#entries.values()].map((entry) => entry.owner)]);
    const own = [...this.#entries.values()].filter((entry) => entry.owner === owner).length;
    if (total < 2 * maxBackground && own < Math.floor(maxBackground / owners.size)) return;
    const message = `background: ${running} interactions are running and ${waiting} are waiting; try again later`;
    throw new DrishtiError('too_many_requests', message, { retryAfterSeconds });
  }

  #enqueue({ id, owner }: UnfinishedInteraction): void {
    const cancel = new AbortController();
    const entry = { id, owner, cancel, log: undefined, work: undefined, rest: undefined };
    this.#entries.set(id, entry);
    this.#queue.add(entry);
  }

  #entryOf(owner: string, id: string): Entry | undefined {
    const entry = this.#entries.get(id);
    return entry?.owner === owner ? entry : undefined;
  }

  /** The one log that all who need it share; read before work begins, after which only the work adds to it. */
  #logOf(entry: Entry): Promise<LiveLog> {
    entry.log ??= this.#readLog(entry).catch((error) => {
      entry.log = undefined;
      throw error;
    });
    return entry.log;
  }

  async #readLog({ owner, id }: Entry): Promise<LiveLog> {
    const stored = await this.#options.store.find(owner, id);
    const log = new LiveLog(stored?.events ?? [cancelledEvent(Date.now())]);
    if (this.#stop.signal.aborted) log.break(this.#stop.signal.reason);
    return log;
  }

  #startNext(): void {
    while (!this.#closing && this.#working < this.#options.limits.backgroundConcurrency) {
      const entry = this.#queue.next();
      if (entry === undefined) return;
      this.#begin(entry);
    }
  }

  #begin(entry: Entry): void {
    this.#working++;
    entry.work = this.#workOn(entry).finally(() => {
      this.#working--;
      this.#startNext();
    });
  }

  async #workOn(entry: Entry): Promise<void> {
    try {
      const signals = { cancel: entry.cancel.signal, stop: this.#stop.signal };
      await answerInBackground(entry, await this.#logOf(entry), signals, this.#options);
      this.#entries.delete(entry.id);
    } catch (error) {
      if (this.#stop.signal.aborted) return;
      this.#options.onBackgroundError?.(error);
      entry.rest = setTimeout(() => this.#wake(entry) && this.#resume(entry), restMs).unref();
    }
  }

  /** Ends the rest of one that rests; whether it did. */
  #wake(entry: Entry): boolean {
    clearTimeout(entry.rest);
    const rested = entry.rest !== undefined;
    entry.rest = undefined;
    return rested;
  }

  #resume(entry: Entry): void {
    this.#queue.add(entry);
    this.#startNext();
  }
}

function notEnded(): DrishtiError {
  const message = 'the end of the interaction cannot be written down now; try again';
  return new DrishtiError('service_unavailable', message, { retryAfterSeconds: 8 });
}
