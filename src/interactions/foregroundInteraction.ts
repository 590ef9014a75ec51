import type { DrishtiError } from '../errors.js';
import { abortedWith } from './abortedWith.js';
import { answerPrompt } from './answerPrompt.js';
import { type Begun, beginInteraction } from './beginInteraction.js';
import type { InteractionEvent } from './event.js';
import type { InteractionRecord } from './interaction.js';
import type { Caller, Create } from './interactions.js';
import { Keeping } from './keeping.js';
import { LiveLog } from './liveLog.js';
import { preparePrompt } from './preparePrompt.js';
import { reportFinished } from './reportFinished.js';
import type { ServiceOptions } from './serviceOptions.js';

/** An interaction whose caller waits for it. It is stored, if it is to be, once it is finished, as a whole. */
export class ForegroundInteraction {
  readonly log = new LiveLog([{ type: 'created' }]);
  readonly #options: ServiceOptions;
  readonly #begun: Begun;
  readonly #keeping: Keeping;
  /** Aborted when the caller is gone, and by us. */
  readonly #stop: AbortController;
  #isToBeStored: boolean;

  private constructor(begun: Begun, signal: AbortSignal, store: boolean, options: ServiceOptions) {
    this.#options = options;
    this.#begun = begun;
    this.#keeping = new Keeping(options.store, begun.record);
    this.#stop = abortedWith(signal);
    this.#isToBeStored = store;
  }

  /** @throws DrishtiError for what can be refused before any picture is opened */
  static async begin(
    { request, store }: Create,
    { owner, signal }: Caller,
    options: ServiceOptions,
  ): Promise<ForegroundInteraction> {
    const begun = await beginInteraction(request, { owner, background: false }, options);
    return new ForegroundInteraction(begun, signal, store, options);
  }

  get record(): InteractionRecord {
    return this.#begun.record;
  }

  get isToBeStored(): boolean {
    return this.#isToBeStored;
  }

  /** Ends the work soon. */
  abort(reason: DrishtiError): void {
    this.#stop.abort(reason);
  }

  /** Ends the work soon, and stores nothing of it. */
  forget(reason: DrishtiError): void {
    this.#isToBeStored = false;
    this.abort(reason);
  }

  /** Answers; the last event is told once the interaction is stored. */
  async answer(): Promise<void> {
    const { record, checked, images } = this.#begun;
    const { signal } = this.#stop;
    const prompt = await preparePrompt(record.request.turns, images, signal);
    const keep = async () => {
      if (this.#isToBeStored) await this.#keeping.begin(prompt);
    };
    try {
      for await (const event of answerPrompt(checked, prompt, { owner: record.owner, signal }, keep)) {
        if (event.type === 'finished') await this.store([event]);
        this.log.append([event]);
      }
    } finally {
      await prompt.release();
    }
  }

  /** Stores the log with its last events, which need not have been told. */
  async store(last: readonly InteractionEvent[]): Promise<void> {
    if (this.#isToBeStored) await this.#keeping.insert([...this.log.events, ...last]);
  }

  /** Lets go of everything; nothing more is told. */
  async end(): Promise<void> {
    await this.#keeping.end();
    this.#begun.release();
    reportFinished(this.#options, this.record, this.log);
  }
}
