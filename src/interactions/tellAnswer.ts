import type { AnswerEvent } from '../engines/engine.js';
import type { InteractionEvent, StepKind } from './event.js';
import { type InputTokens, textTokens } from './usage.js';

/**
 * Tells an engine's answer as steps of an interaction: at most one thought, then exactly one output, because
 * published samples read the text of the last step. Thoughts that are not shown, or come when the answer has begun,
 * are only counted.
 */
export async function* tellAnswer(
  answer: AsyncIterable<AnswerEvent>,
  input: InputTokens,
  showThoughts: boolean,
): AsyncGenerator<InteractionEvent> {
  const said = { thought: '', text: '' };
  const steps = new Steps();
  let status: 'completed' | 'incomplete' = 'completed';
  for await (const event of answer) {
    if (event.type === 'finish') {
      status = event.reason === 'length' ? 'incomplete' : 'completed';
      continue;
    }
    said[event.type] += event.text;
    const isShown = event.type === 'text' || (showThoughts && said.text === '');
    // Not with `yield*`, which waits several times for each event that is there already.
    if (isShown) for (const told of steps.add(event)) yield told;
  }
  for (const told of steps.end()) yield told;
  const usage = {
    ...input,
    outputTokens: textTokens(said.text),
    thoughtTokens: textTokens(said.thought),
  };
  yield { type: 'finished', status, atMs: Date.now(), usage };
}

/** Begins and ends steps around their texts. */
class Steps {
  #index = -1;
  #step: StepKind | undefined;

  *add({ type, text }: Exclude<AnswerEvent, { type: 'finish' }>): Generator<InteractionEvent> {
    const step = type === 'text' ? 'output' : 'thought';
    yield* this.#goTo(step);
    if (text !== '') yield { type: 'delta', index: this.#index, step, text };
  }

  /** Ends with the output, which may be empty. */
  *end(): Generator<InteractionEvent> {
    yield* this.#goTo('output');
    yield { type: 'stepStop', index: this.#index };
  }

  *#goTo(step: StepKind): Generator<InteractionEvent> {
    if (step === this.#step) return;
    if (this.#step !== undefined) yield { type: 'stepStop', index: this.#index };
    this.#step = step;
    this.#index++;
    yield { type: 'stepStart', index: this.#index, step };
  }
}
