import { expect, it } from 'vitest';
import type { AnswerEvent } from '../engines/engine.js';
import { tellBareString } from './bareString.js';

async function told(...events: AnswerEvent[]): Promise<AnswerEvent[]> {
  const answer = (async function* () {
    yield* events;
  })();
  const all: AnswerEvent[] = [];
  for await (const event of tellBareString(answer)) all.push(event);
  return all;
}

const stop = { type: 'finish', reason: 'stop' } as const;
const text = (words: string) => ({ type: 'text', text: words }) as const;

it.each([
  [['"stop ', 'sign"'], 'stop sign'],
  [['"a \\"b\\" \\u00b5"'], 'a "b" µ'],
  [['{"a":', '1}'], '{"a":1}'],
  [['"cut'], '"cut'],
  [[], ''],
])('%j is told as %j', async (pieces, expected) => {
  expect(await told(...pieces.map(text), stop)).toEqual([text(expected), stop]);
});

it('lets thoughts pass', async () => {
  const thought = { type: 'thought', text: 'Hm.' } as const;
  expect(await told(thought, text('"a"'), stop)).toEqual([thought, text('a'), stop]);
});
