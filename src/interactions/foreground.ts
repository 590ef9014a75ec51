import { DrishtiError } from '../errors.js';
import { failureEvents } from './failure.js';
import { ForegroundInteraction } from './foregroundInteraction.js';
import type { Interaction } from './interaction.js';
import type { Caller, Create, Followed } from './interactions.js';
import { readLog } from './readLog.js';
import type { ServiceOptions } from './serviceOptions.js';
import { within } from './within.js';

/** How long a stream waits for the model's first word, during which a refusal still is an HTTP error. */
const patienceMs = 2000;

/** `created`, `running`, and the first of a step. */
const firstWord = 3;

/** A stream that has begun. */
interface Stream {
  readonly interaction: ForegroundInteraction;
  /** Settles when nothing more is done for it. */
  readonly concluded: Promise<void>;
}

/** Interactions that are answered while their caller waits. */
export class Foreground {
  readonly #options: ServiceOptions;
  readonly #streams = new Map<string, Stream>();
  readonly #running = new Set<ForegroundInteraction>();
  readonly #works = new Set<Promise<unknown>>();
  /** Why nothing more is to be answered. */
  #stopped: DrishtiError | undefined;

  constructor(options: ServiceOptions) {
    this.#options = options;
  }

  get count(): number {
    return this.#running.size;
  }

  /** As `Interactions.run`. */
  run(create: Create, caller: Caller): Promise<Interaction> {
    return this.#tracked(this.#run(create, caller));
  }

  /** As `Interactions.stream`. */
  stream(create: Create, caller: Caller): Promise<Followed> {
    return this.#tracked(this.#stream(create, caller));
  }

  /** A stream that has begun and will be stored. */
  find(owner: string, id: string): ForegroundInteraction | undefined {
    const interaction = this.#streams.get(id)?.interaction;
    return interaction?.record.owner === owner && interaction.isToBeStored ? interaction : undefined;
  }

  /** Stops one that has begun, so that it will not be stored; whether there was one. */
  async forget(owner: string, id: string): Promise<boolean> {
    const interaction = this.find(owner, id);
    if (interaction === undefined) return false;
    interaction.forget(new DrishtiError('cancelled', 'the interaction was deleted'));
    await this.#streams.get(id)?.concluded;
    return true;
  }

  /** Waits for what runs; what takes longer than `graceMs` is ended with `reason`. */
  async close(graceMs: number, reason: DrishtiError): Promise<void> {
    await within(graceMs, this.#idle());
    await this.#stop(reason);
  }

  async #idle(): Promise<void> {
    while (this.#works.size > 0) await Promise.allSettled(this.#works);
  }

  /** Ends all that runs, and waits until nothing more is written down of it. */
  async #stop(reason: DrishtiError): Promise<void> {
    this.#stopped = reason;
    while (this.#works.size > 0) {
      for (const interaction of this.#running) interaction.abort(reason);
      await Promise.race(this.#works).catch(() => {});
    }
  }

  #tracked<T>(work: Promise<T>): Promise<T> {
    const settled = work.finally(() => this.#works.delete(settled));
    this.#works.add(settled);
    return settled;
  }

  async #run(create: Create, caller: Caller): Promise<Interaction> {
    const interaction = await this.#begin(create, caller);
    const { record, log } = interaction;
    try {
      await interaction.answer();
      return readLog(record, log.events);
    } catch (error) {
      log.append(failureEvents(error, Date.now()));
      throw error;
    } finally {
      await this.#end(interaction);
    }
  }

  async #stream(create: Create, caller: Caller): Promise<Followed> {
    const interaction = await this.#begin(create, caller);
    const { record, log } = interaction;
    const work = interaction.answer();
    try {
      await Promise.race([work, within(patienceMs, log.reach(firstWord))]);
    } catch (error) {
      log.append(failureEvents(error, Date.now()));
      await this.#end(interaction);
      throw error;
    }
    const concluded = this.#tracked(this.#conclude(interaction, work));
    this.#streams.set(record.id, { interaction, concluded });
    return { record, events: log.follow(0) };
  }

  async #begin(create: Create, caller: Caller): Promise<ForegroundInteraction> {
    const interaction = await ForegroundInteraction.begin(create, caller, this.#options);
    this.#running.add(interaction);
    if (this.#stopped) interaction.abort(this.#stopped);
    return interaction;
  }

  /** Ends a stream that has begun, however its work does. */
  async #conclude(interaction: ForegroundInteraction, work: Promise<void>): Promise<void> {
    const { onBackgroundError } = this.#options;
    try {
      await work;
    } catch (error) {
      const events = failureEvents(error, Date.now());
      await interaction.store(events).catch((failure) => onBackgroundError?.(failure));
      interaction.log.append(events);
      if (!(error instanceof DrishtiError)) onBackgroundError?.(error);
    } finally {
      await this.#end(interaction);
    }
  }

  async #end(interaction: ForegroundInteraction): Promise<void> {
    this.#running.delete(interaction);
    this.#streams.delete(interaction.record.id);
    await interaction.end();
  }
}
