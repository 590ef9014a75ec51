import type { AnswerEvent } from '../engines/engine.js';
import { StopStrings } from '../engines/stopStrings.js';
import { charactersPerToken, codePointCount } from './usage.js';

export interface AnswerLimits {
  /** Hard limit on thought and output tokens together. */
  readonly maxOutputTokens?: number | undefined;
  /** The answer ends before the first of these that appears in it. */
  readonly stopSequences: readonly string[];
}

/** More tokens than any answer has. */
const unlimited = 2 ** 40;

/**
 * Cuts an engine's answer at a stop sequence or at the token limit, for engines that do not do so themselves.
 * Text that may be the beginning of a stop sequence is held back until it is clear.
 */
export async function* limitAnswer(
  events: AsyncIterable<AnswerEvent>,
  { maxOutputTokens, stopSequences }: AnswerLimits,
): AsyncGenerator<AnswerEvent> {
  const stopper = new StopStrings(stopSequences);
  const meter = new CharacterMeter((maxOutputTokens ?? unlimited) * charactersPerToken);
  for await (const event of events) {
    if (event.type === 'finish') {
      const rest = meter.take('text', stopper.end());
      if (rest !== '') yield { type: 'text', text: rest };
      yield meter.exhausted ? { type: 'finish', reason: 'length' } : event;
      return;
    }
    const passed = event.type === 'text' ? stopper.add(event.text) : event.text;
    const text = meter.take(event.type, passed);
    if (text !== '') yield { type: event.type, text };
    if (meter.exhausted || stopper.found) {
      yield { type: 'finish', reason: meter.exhausted ? 'length' : 'stop' };
      return;
    }
  }
}

/** Lets a limited number of code points through. Thoughts and text are billed apart, each in whole tokens. */
class CharacterMeter {
  #left: number;
  #type: 'text' | 'thought' = 'thought';
  exhausted = false;

  constructor(codePoints: number) {
    this.#left = codePoints;
  }

  take(type: 'text' | 'thought', text: string): string {
    if (type !== this.#type) this.#left -= this.#left % charactersPerToken;
    this.#type = type;
    if (text.length <= this.#left) {
      this.#left -= codePointCount(text);
      return text;
    }
    const characters = [...text];
    const kept = characters.slice(0, this.#left);
    this.#left -= kept.length;
    this.exhausted ||= kept.length < characters.length;
    return kept.join('');
  }
}
