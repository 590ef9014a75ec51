import { describe, expect, it } from 'vitest';
import type { AnswerEvent } from '../engines/engine.js';
import type { InteractionEvent } from './event.js';
import { tellAnswer } from './tellAnswer.js';

const input = { inputTextTokens: 3, inputImageTokens: 258 };

async function told(answer: AnswerEvent[], showThoughts = true): Promise<InteractionEvent[]> {
  const events: InteractionEvent[] = [];
  async function* say() {
    yield* answer;
  }
  for await (const event of tellAnswer(say(), input, showThoughts)) events.push(event);
  return events;
}

const text = (words: string): AnswerEvent => ({ type: 'text', text: words });
const thought = (words: string): AnswerEvent => ({ type: 'thought', text: words });
const stop: AnswerEvent = { type: 'finish', reason: 'stop' };
const usage = { ...input, outputTokens: 2, thoughtTokens: 2 };

describe('tellAnswer', () => {
  it('tells a thought and then the output', async () => {
    const events = await told([thought('Hmm. '), thought('Yes'), text('A '), text('mug.'), stop]);
    expect(events.map(({ type }) => type)).toEqual([
      ...['stepStart', 'delta', 'delta', 'stepStop', 'stepStart', 'delta', 'delta', 'stepStop', 'finished'],
    ]);
    expect(events[0]).toEqual({ type: 'stepStart', index: 0, step: 'thought' });
    expect(events[5]).toEqual({ type: 'delta', index: 1, step: 'output', text: 'A ' });
    expect(events.at(-1)).toMatchObject({ status: 'completed', usage });
  });

  it('keeps thoughts to itself when they are not asked for, and counts them', async () => {
    const events = await told([thought('Hmm. Yes'), text('A mug.'), stop], false);
    expect(events.map(({ type }) => type)).toEqual(['stepStart', 'delta', 'stepStop', 'finished']);
    expect(events[0]).toMatchObject({ index: 0, step: 'output' });
    expect(events.at(-1)).toMatchObject({ usage });
  });

  it('never splits the output, whatever is thought in between', async () => {
    const events = await told([text('A '), thought('Hmm. Yes'), text('mug.'), stop]);
    expect(events.filter(({ type }) => type === 'stepStart')).toHaveLength(1);
    expect(events.at(-1)).toMatchObject({ usage });
  });

  it('ends with an output even when nothing is said', async () => {
    const events = await told([thought('Hmm.'), { type: 'finish', reason: 'length' }]);
    const kinds = events.map((event) => ('step' in event ? `${event.type} ${event.step}` : event.type));
    const begun = ['stepStart thought', 'delta thought', 'stepStop'];
    expect(kinds).toEqual([...begun, 'stepStart output', 'stepStop', 'finished']);
    expect(events.at(-1)).toMatchObject({ status: 'incomplete' });
  });
});
