import { DrishtiError } from '../errors.js';
import type { InteractionEvent } from './event.js';

/**
 * What a repeated answer adds to the log of one that was broken off: events that were told are left out, and of texts
 * the part that was told.
 * @throws DrishtiError `service_unavailable` when the answer is not the same this time, as of models that roll dice
 */
export async function* continueLog(
  logged: readonly InteractionEvent[],
  repeated: AsyncIterable<InteractionEvent>,
): AsyncGenerator<InteractionEvent> {
  const told = new ToldSteps(logged);
  for await (const event of repeated) {
    const rest = told.restOf(event);
    if (rest !== undefined) yield rest;
  }
}

class ToldSteps {
  readonly #isRunning: boolean;
  readonly #begun = new Map<number, string>();
  readonly #ended = new Set<number>();
  /** Text of a step that the repeated answer must begin with. */
  readonly #expected = new Map<number, string>();

  constructor(logged: readonly InteractionEvent[]) {
    this.#isRunning = logged.some(({ type }) => type === 'running');
    for (const event of logged) {
      if (event.type === 'stepStart') this.#begun.set(event.index, event.step);
      if (event.type === 'stepStop') this.#ended.add(event.index);
      if (event.type === 'delta') this.#expected.set(event.index, this.#textOf(event.index) + event.text);
    }
  }

  /** What of an event was not told yet. */
  restOf(event: InteractionEvent): InteractionEvent | undefined {
    switch (event.type) {
      case 'running':
        return this.#isRunning ? undefined : event;
      case 'stepStart':
        return this.#startOf(event);
      case 'delta':
        return this.#deltaOf(event);
      case 'stepStop':
        if (this.#textOf(event.index) !== '') throw differs();
        return this.#ended.has(event.index) ? undefined : event;
      default:
        return event;
    }
  }

  #startOf(event: Extract<InteractionEvent, { type: 'stepStart' }>): InteractionEvent | undefined {
    const begun = this.#begun.get(event.index);
    if (begun === undefined) return event;
    if (begun !== event.step) throw differs();
    return undefined;
  }

  #deltaOf(event: Extract<InteractionEvent, { type: 'delta' }>): InteractionEvent | undefined {
    const { index, text } = event;
    const expected = this.#textOf(index);
    const common = Math.min(expected.length, text.length);
    if (!text.startsWith(expected.slice(0, common))) throw differs();
    this.#expected.set(index, expected.slice(common));
    if (common === text.length) return undefined;
    if (this.#ended.has(index)) throw differs();
    return { ...event, text: text.slice(common) };
  }

  #textOf(index: number): string {
    return this.#expected.get(index) ?? '';
  }
}

function differs(): DrishtiError {
  return new DrishtiError(
    'service_unavailable',
    'the answer was broken off when the server stopped, and could not be continued: the model now answers otherwise; ask again',
  );
}
