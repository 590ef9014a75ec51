import { setTimeout as sleep } from 'node:timers/promises';
import { DrishtiError } from '../errors.js';
import { abortedWith } from './abortedWith.js';
import { answerPrompt } from './answerPrompt.js';
import { type Checked, checkRequest } from './checkRequest.js';
import { type Conversation, continueConversation } from './conversation.js';
import type { InteractionEvent } from './event.js';
import { failureEvents } from './failure.js';
import type { ImageSources } from './imageSources.js';
import type { Interaction, InteractionRecord } from './interaction.js';
import type { Caller, Create, Followed } from './interactions.js';
import { Keeping } from './keeping.js';
import { LiveLog } from './liveLog.js';
import { newRecord } from './newRecord.js';
import { preparePrompt } from './preparePrompt.js';
import { readLog } from './readLog.js';
import { reportFinished } from './reportFinished.js';
import type { ServiceOptions } from './serviceOptions.js';

/** How long a stream waits for the model's first word, during which a refusal still is an HTTP error. */
const patienceMs = 2000;

/** `created`, `running`, and the first of a step. */
const firstWord = 3;

/** An interaction whose caller waits for it. */
interface Running {
  readonly record: InteractionRecord;
  readonly checked: Checked;
  readonly images: ImageSources;
  readonly log: LiveLog;
  readonly store: boolean;
  /** Aborted when the caller is gone, and by us. */
  readonly stop: AbortController;
  readonly conversation: Conversation;
  readonly keeping: Keeping;
  /** Deleted while it ran: then it is not to be stored. */
  forgotten: boolean;
  /** Of a stream that has begun: settles when nothing more is done for it. */
  concluded: Promise<void>;
}

/** Interactions that are answered while their caller waits. They are stored once they are finished, as a whole. */
export class Foreground {
  readonly #options: ServiceOptions;
  readonly #streams = new Map<string, Running>();
  readonly #running = new Set<Running>();
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

  async #run(create: Create, caller: Caller): Promise<Interaction> {
    const running = await this.#begin(create, caller);
    const { record, log } = running;
    try {
      await this.#work(running);
      return readLog(record, log.events);
    } catch (error) {
      log.append(failureEvents(error, Date.now()));
      throw error;
    } finally {
      await this.#end(running);
    }
  }

  async #stream(create: Create, caller: Caller): Promise<Followed> {
    const running = await this.#begin(create, caller);
    const { record, log } = running;
    const work = this.#work(running);
    try {
      await Promise.race([work, spoken(log)]);
    } catch (error) {
      log.append(failureEvents(error, Date.now()));
      await this.#end(running);
      throw error;
    }
    this.#streams.set(record.id, running);
    running.concluded = this.#tracked(this.#conclude(running, work));
    return { record, events: log.follow(0) };
  }

  /** A stream that has begun and will be stored. */
  find(owner: string, id: string): Pick<Running, 'record' | 'log'> | undefined {
    const running = this.#streams.get(id);
    return running?.record.owner === owner && running.store ? running : undefined;
  }

  /** Stops one that has begun, so that it will not be stored; whether there was one. */
  async forget(owner: string, id: string): Promise<boolean> {
    const running = this.#streams.get(id);
    if (running === undefined || this.find(owner, id) === undefined) return false;
    running.forgotten = true;
    running.stop.abort(new DrishtiError('cancelled', 'the interaction was deleted'));
    await running.concluded;
    return true;
  }

  /** Waits for what runs; what takes longer than `graceMs` is ended with `reason`. */
  async close(graceMs: number, reason: DrishtiError): Promise<void> {
    const grace = new AbortController();
    await Promise.race([this.#idle(), sleep(graceMs, undefined, { signal: grace.signal }).catch(() => {})]);
    grace.abort();
    await this.stop(reason);
  }

  async #idle(): Promise<void> {
    while (this.#works.size > 0) await Promise.allSettled(this.#works);
  }

  /** Ends all that runs, and waits until nothing more is written down of it. */
  async stop(reason: DrishtiError): Promise<void> {
    this.#stopped = reason;
    while (this.#works.size > 0) {
      for (const { stop } of this.#running) stop.abort(reason);
      await Promise.race(this.#works).catch(() => {});
    }
  }

  #tracked<T>(work: Promise<T>): Promise<T> {
    const settled = work.finally(() => this.#works.delete(settled));
    this.#works.add(settled);
    return settled;
  }

  async #begin({ request, store }: Create, { owner, signal }: Caller): Promise<Running> {
    const conversation = await continueConversation(request, owner, this.#options.store);
    try {
      const images = this.#options.images(owner);
      const checked = checkRequest(conversation.request, this.#options.registry, images.limits.maxImages);
      const record = newRecord(conversation.request, {
        owner,
        model: checked.model.name,
        ownTurns: request.turns.length,
        background: false,
      });
      const stop = abortedWith(signal);
      const running = {
        record,
        checked,
        images,
        conversation,
        keeping: new Keeping(this.#options.store, record),
        store,
        stop,
        log: new LiveLog([{ type: 'created' }]),
        forgotten: false,
        concluded: Promise.resolve(),
      };
      this.#running.add(running);
      if (this.#stopped) stop.abort(this.#stopped);
      return running;
    } catch (error) {
      conversation.release();
      throw error;
    }
  }

  /** Answers; the last event is told once the interaction is stored. */
  async #work(running: Running): Promise<void> {
    const { record, checked, images, log, keeping, stop } = running;
    const { signal } = stop;
    const prompt = await preparePrompt(record.request.turns, images, signal);
    const keep = async () => {
      if (running.store) await keeping.begin(prompt);
    };
    try {
      for await (const event of answerPrompt(checked, prompt, { owner: record.owner, signal }, keep)) {
        if (event.type === 'finished') await this.#store(running, [event]);
        log.append([event]);
      }
    } finally {
      await prompt.release();
    }
  }

  /** Ends a stream that has begun, however its work does. */
  async #conclude(running: Running, work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      const events = failureEvents(error, Date.now());
      await this.#store(running, events).catch((failure) => this.#options.onBackgroundError?.(failure));
      running.log.append(events);
      if (isOurFault(error)) this.#options.onBackgroundError?.(error);
    } finally {
      await this.#end(running);
    }
  }

  async #store(
    { store, forgotten, keeping, log }: Running,
    last: readonly InteractionEvent[],
  ): Promise<void> {
    if (store && !forgotten) await keeping.insert([...log.events, ...last]);
  }

  async #end(running: Running): Promise<void> {
    const { record, log, keeping, conversation } = running;
    this.#running.delete(running);
    this.#streams.delete(record.id);
    await keeping.end();
    conversation.release();
    reportFinished(this.#options, record, log);
  }
}

function isOurFault(error: unknown): boolean {
  return !(error instanceof DrishtiError);
}

/** Resolves when the model has begun to speak, or that takes long. */
async function spoken(log: LiveLog): Promise<void> {
  const waiting = new AbortController();
  const patience = sleep(patienceMs, undefined, { signal: waiting.signal }).catch(() => {});
  await Promise.race([log.reach(firstWord), patience]);
  waiting.abort();
}
