import type { DrishtiError } from '../errors.js';
import { abortedWith } from './abortedWith.js';
import { answerPrompt } from './answerPrompt.js';
import { type Checked, checkRequest } from './checkRequest.js';
import { type Conversation, continueConversation } from './conversation.js';
import type { InteractionEvent } from './event.js';
import type { ImageSources } from './imageSources.js';
import type { InteractionRecord } from './interaction.js';
import type { Caller, Create } from './interactions.js';
import { Keeping } from './keeping.js';
import { LiveLog } from './liveLog.js';
import { newRecord } from './newRecord.js';
import { preparePrompt } from './preparePrompt.js';
import { reportFinished } from './reportFinished.js';
import type { ServiceOptions } from './serviceOptions.js';

/** An interaction whose caller waits for it. It is stored, if it is to be, once it is finished, as a whole. */
export class ForegroundInteraction {
  readonly record: InteractionRecord;
  readonly log = new LiveLog([{ type: 'created' }]);
  readonly #options: ServiceOptions;
  readonly #images: ImageSources;
  readonly #checked: Checked;
  readonly #conversation: Conversation;
  readonly #keeping: Keeping;
  /** Aborted when the caller is gone, and by us. */
  readonly #stop: AbortController;
  #isToBeStored: boolean;

  private constructor(
    { request, store }: Create,
    { owner, signal }: Caller,
    conversation: Conversation,
    options: ServiceOptions,
  ) {
    this.#options = options;
    this.#conversation = conversation;
    this.#images = options.images(owner);
    const { maxImages } = this.#images.limits;
    this.#checked = checkRequest(conversation.request, options.registry, maxImages);
    this.record = newRecord(conversation.request, {
      owner,
      model: this.#checked.model.name,
      ownTurns: request.turns.length,
      background: false,
    });
    this.#keeping = new Keeping(options.store, this.record);
    this.#stop = abortedWith(signal);
    this.#isToBeStored = store;
  }

  /** @throws DrishtiError for what can be refused before any picture is opened */
  static async begin(
    create: Create,
    caller: Caller,
    options: ServiceOptions,
  ): Promise<ForegroundInteraction> {
    const conversation = await continueConversation(create.request, caller.owner, options.store);
    try {
      return new ForegroundInteraction(create, caller, conversation, options);
    } catch (error) {
      conversation.release();
      throw error;
    }
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
    const { owner, request } = this.record;
    const { signal } = this.#stop;
    const prompt = await preparePrompt(request.turns, this.#images, signal);
    const keep = async () => {
      if (this.#isToBeStored) await this.#keeping.begin(prompt);
    };
    try {
      for await (const event of answerPrompt(this.#checked, prompt, { owner, signal }, keep)) {
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
    this.#conversation.release();
    reportFinished(this.#options, this.record, this.log);
  }
}
