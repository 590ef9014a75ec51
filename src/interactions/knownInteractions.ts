import { DrishtiError, invalidRequest } from '../errors.js';
import type { Background } from './background.js';
import { stillRunning } from './conversation.js';
import type { InteractionEvent } from './event.js';
import type { Foreground } from './foreground.js';
import type { Interaction, ShownInteraction } from './interaction.js';
import type { HeldInteraction, StoredInteraction } from './interactionStore.js';
import type { Caller, Create, Followed, Interactions } from './interactions.js';
import { LiveLog } from './liveLog.js';
import { readLog } from './readLog.js';
import type { InteractionRequest } from './request.js';
import type { ServiceOptions } from './serviceOptions.js';
import { ownTurns, showInput } from './showInput.js';
import { storeForBackground } from './storeForBackground.js';
import { unknownInteraction } from './unknownInteraction.js';

/** Every interaction there is: those that run for a waiting caller, those in the background, and those stored. */
export class KnownInteractions implements Interactions {
  readonly #foreground: Foreground;
  readonly #background: Background;
  readonly #options: ServiceOptions;

  constructor(foreground: Foreground, background: Background, options: ServiceOptions) {
    this.#foreground = foreground;
    this.#background = background;
    this.#options = options;
  }

  async run(create: Create, caller: Caller): Promise<Interaction> {
    this.#refuseEarly(create.request, caller);
    return this.#foreground.run(create, caller);
  }

  async stream(create: Create, caller: Caller): Promise<Followed> {
    this.#refuseEarly(create.request, caller);
    return this.#foreground.stream(create, caller);
  }

  async submit(request: InteractionRequest, caller: Caller): Promise<Interaction> {
    this.#refuseEarly(request, caller);
    const prepare = () => storeForBackground(request, caller, this.#options);
    const record = await this.#background.reserve(caller.owner, prepare);
    return readLog(record, [{ type: 'created' }]);
  }

  async get(owner: string, id: string, copies: number): Promise<ShownInteraction> {
    const { store, memory } = this.#options;
    const { record, events, release } = await this.#hold(owner, id);
    try {
      const input = await showInput(ownTurns(record), store, { memory, copies });
      return { ...input, interaction: readLog(record, events) };
    } finally {
      release();
    }
  }

  async follow(owner: string, id: string, after: number | undefined, signal: AbortSignal): Promise<Followed> {
    const log = this.#foreground.find(owner, id)?.log ?? (await this.#background.find(owner, id));
    const { record, events } = await this.#find(owner, id);
    const all = log ?? storedLog(events);
    const from = after === undefined ? 0 : after + 1;
    if (from > all.events.length) throw unknownEvent();
    return { record, events: all.follow(from, signal) };
  }

  async cancel(owner: string, id: string): Promise<Interaction> {
    const ended = await this.#background.cancel(owner, id, 'the interaction was cancelled');
    const { record, events } = await this.#find(owner, id);
    const interaction = readLog(record, events);
    if (ended) return interaction;
    throw new DrishtiError(
      'failed_precondition',
      `the interaction is ${interaction.status}; only one that is in progress in the background can be cancelled`,
    );
  }

  async delete(owner: string, id: string): Promise<void> {
    const stopped = await this.#foreground.forget(owner, id);
    await this.#background.cancel(owner, id, 'the interaction was deleted');
    const deleted = await this.#options.store.delete(owner, id);
    if (!deleted && !stopped) throw unknownInteraction(id);
  }

  /** The model first, then the conversation. A stream that runs is not stored yet: only this process knows of it. */
  #refuseEarly({ model, previousInteractionId: id }: InteractionRequest, { owner }: Caller): void {
    this.#options.registry.resolve(model);
    if (id !== undefined && this.#foreground.find(owner, id)) throw stillRunning(id);
  }

  async #hold(owner: string, id: string): Promise<HeldInteraction> {
    const running = this.#foreground.find(owner, id);
    if (running) return { record: running.record, events: running.log.events, release: () => {} };
    const held = await this.#options.store.hold(owner, id);
    if (held === undefined) throw unknownInteraction(id);
    return held;
  }

  async #find(owner: string, id: string): Promise<StoredInteraction> {
    const running = this.#foreground.find(owner, id);
    if (running) return { record: running.record, events: running.log.events };
    const stored = await this.#options.store.find(owner, id);
    if (stored === undefined) throw unknownInteraction(id);
    return stored;
  }
}

/** The log of one that does not run. Not being finished either, it has just come or gone: another try finds it. */
function storedLog(events: readonly InteractionEvent[]): LiveLog {
  const log = new LiveLog(events);
  if (events.at(-1)?.type !== 'finished') {
    const message = 'the interaction is about to begin; try again';
    log.break(new DrishtiError('service_unavailable', message, { retryAfterSeconds: 1 }));
  }
  return log;
}

function unknownEvent(): DrishtiError {
  return invalidRequest('last_event_id', 'is not known; leave it out to get all events');
}
