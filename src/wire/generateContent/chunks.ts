import { DrishtiError } from '../../errors.js';
import type { InteractionEvent } from '../../interactions/event.js';
import type { InteractionRecord } from '../../interactions/interaction.js';
import type { Usage } from '../../interactions/usage.js';
import { googleErrorBody } from '../errors.js';
import { candidate, finishReason, type Said } from './response.js';
import { usageMetadata } from './usage.js';

/** Counts the tokens of a text that comes in pieces. */
export interface TokenMeter {
  /** Tokens of all pieces so far, this one included. */
  add(text: string): number;
}

const nothing: Usage = { inputTextTokens: 0, inputImageTokens: 0, outputTokens: 0, thoughtTokens: 0 };

/** Writes the chunks of a stream: each is a whole response that says only what is new, and counts all there is. */
export class Chunks {
  readonly #record: Pick<InteractionRecord, 'id' | 'model'>;
  readonly #meters: Readonly<Record<'output' | 'thought', TokenMeter>>;
  #usage = nothing;

  /** @param newMeter counts as the usage of a finished answer does */
  constructor(record: Pick<InteractionRecord, 'id' | 'model'>, newMeter: () => TokenMeter) {
    this.#record = record;
    this.#meters = { output: newMeter(), thought: newMeter() };
  }

  /** The chunk that tells an event; nothing for events that this surface does not know. */
  of(event: InteractionEvent): object | undefined {
    switch (event.type) {
      case 'running':
        this.#usage = { ...this.#usage, ...event.input };
        return undefined;
      case 'delta':
        return this.#delta(event);
      case 'error':
        return googleErrorBody(new DrishtiError(event.code, event.message));
      case 'finished':
        return this.#last(event);
      default:
        return undefined;
    }
  }

  /** A chunk that says nothing: what readers of this surface take for a sign of life, whereas some trip over comments. */
  empty(): object {
    return this.#chunk({ parts: [] });
  }

  #delta({ step, text }: Extract<InteractionEvent, { type: 'delta' }>): object {
    const tokens = this.#meters[step].add(text);
    this.#usage = { ...this.#usage, [step === 'output' ? 'outputTokens' : 'thoughtTokens']: tokens };
    return this.#chunk({ parts: [{ type: step, text }] });
  }

  /** Of one that failed the error was told already. */
  #last({ status, usage }: Extract<InteractionEvent, { type: 'finished' }>): object | undefined {
    if (status === 'failed') return undefined;
    if (status === 'cancelled')
      return googleErrorBody(new DrishtiError('cancelled', 'the answer was stopped'));
    this.#usage = usage ?? this.#usage;
    return this.#chunk({ parts: [], ...finishReason(status) });
  }

  #chunk(said: Said): object {
    const { id, model } = this.#record;
    return {
      candidates: [candidate(said)],
      usageMetadata: usageMetadata(this.#usage),
      modelVersion: model,
      responseId: id,
    };
  }
}
