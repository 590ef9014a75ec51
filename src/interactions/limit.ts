import type { AnswerEvent } from '../engines/engine.js';
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
  const stopper = new StopSequenceFilter(stopSequences);
  const meter = new CharacterMeter((maxOutputTokens ?? unlimited) * charactersPerToken);
  for await (const event of events) {
    if (event.type === 'finish') {
      const rest = meter.take('text', stopper.flush());
      if (rest !== '') yield { type: 'text', text: rest };
      yield meter.exhausted ? { type: 'finish', reason: 'length' } : event;
      return;
    }
    const passed = event.type === 'text' ? stopper.push(event.text) : event.text;
    const text = meter.take(event.type, passed);
    if (text !== '') yield { type: event.type, text };
    if (meter.exhausted || stopper.stopped) {
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

/** Finds the first stop sequence in a text that arrives in pieces. */
class StopSequenceFilter {
  readonly #sequences: readonly string[];
  #held = '';
  stopped = false;

  constructor(sequences: readonly string[]) {
    this.#sequences = sequences.filter((sequence) => sequence !== '');
  }

  /** Takes the next piece; returns what is certainly before any stop sequence. */
  push(piece: string): string {
    const text = this.#held + piece;
    const found = this.#sequences.map((sequence) => text.indexOf(sequence)).filter((at) => at >= 0);
    if (found.length > 0) {
      this.stopped = true;
      this.#held = '';
      return text.slice(0, Math.min(...found));
    }
    const keep = Math.max(0, ...this.#sequences.map((sequence) => overlapAtEnd(text, sequence)));
    this.#held = text.slice(text.length - keep);
    return text.slice(0, text.length - keep);
  }

  /** What was held back, once nothing more comes. */
  flush(): string {
    const rest = this.#held;
    this.#held = '';
    return rest;
  }
}

/** Length of the longest end of `text` that is a beginning of `sequence`. */
function overlapAtEnd(text: string, sequence: string): number {
  for (let length = Math.min(text.length, sequence.length - 1); length > 0; length--) {
    if (text.endsWith(sequence.slice(0, length))) return length;
  }
  return 0;
}
