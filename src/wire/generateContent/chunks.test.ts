import { expect, it } from 'vitest';
import type { InteractionEvent } from '../../interactions/event.js';
import { Chunks, type TokenMeter } from './chunks.js';

const record = { id: 'v1_x', model: 'gemini-3-flash-preview' };
const input = { inputTextTokens: 5, inputImageTokens: 1120 };
const running: InteractionEvent = { type: 'running', input };
/** A token for every four letters. */
function fourths(): TokenMeter {
  let letters = 0;
  return {
    add(text) {
      letters += text.length;
      return Math.ceil(letters / 4);
    },
  };
}

const delta = (text: string, step: 'output' | 'thought' = 'output'): InteractionEvent => ({
  type: 'delta',
  index: 0,
  step,
  text,
});
const finished = (status: 'completed' | 'incomplete' | 'failed' | 'cancelled'): InteractionEvent => ({
  type: 'finished',
  status,
  atMs: 0,
  usage: { ...input, outputTokens: 4, thoughtTokens: 2 },
});

// biome-ignore lint/suspicious/noExplicitAny: tests reach into chunks
function told(...events: InteractionEvent[]): any[] {
  const chunks = new Chunks(record, () => fourths());
  return events.map((event) => chunks.of(event)).filter((chunk) => chunk !== undefined);
}

it('tells each increment with the tokens so far', () => {
  const chunks = told({ type: 'created' }, running, delta('abcde'), delta('fgh'), delta('i'));
  expect(chunks.map(({ usageMetadata }) => usageMetadata.candidatesTokenCount)).toEqual([2, 2, 3]);
  expect(chunks[0]).toEqual({
    candidates: [{ content: { role: 'model', parts: [{ text: 'abcde' }] }, index: 0 }],
    usageMetadata: {
      promptTokenCount: 1125,
      candidatesTokenCount: 2,
      thoughtsTokenCount: 0,
      totalTokenCount: 1127,
      promptTokensDetails: [
        { modality: 'TEXT', tokenCount: 5 },
        { modality: 'IMAGE', tokenCount: 1120 },
      ],
      candidatesTokensDetails: [{ modality: 'TEXT', tokenCount: 2 }],
    },
    modelVersion: record.model,
    responseId: record.id,
  });
});

it('marks thoughts', () => {
  const [thought, text] = told(running, delta('Hm.', 'thought'), delta('A'));
  expect(thought.candidates[0].content.parts).toEqual([{ text: 'Hm.', thought: true }]);
  expect(text.candidates[0].content.parts).toEqual([{ text: 'A' }]);
  expect(text.usageMetadata).toMatchObject({ thoughtsTokenCount: 1, candidatesTokenCount: 1 });
});

it.each([
  ['completed', 'STOP'],
  ['incomplete', 'MAX_TOKENS'],
] as const)('says in the last chunk alone why it ends: %s', (status, reason) => {
  const chunks = told(running, delta('a'), finished(status));
  expect(chunks.map(({ candidates }) => candidates[0].finishReason)).toEqual([undefined, reason]);
  expect(chunks[1].candidates[0].content.parts).toEqual([{ text: '' }]);
  expect(chunks[1].usageMetadata).toMatchObject({ candidatesTokenCount: 4, totalTokenCount: 1131 });
});

it('tells an error with a numeric code, and nothing after it', () => {
  const error: InteractionEvent = { type: 'error', code: 'deadline_exceeded', message: 'late' };
  expect(told(running, delta('a'), error, finished('failed')).slice(1)).toEqual([
    { error: { code: 504, message: 'late', status: 'DEADLINE_EXCEEDED' } },
  ]);
});

it('tells one that was stopped', () => {
  expect(told(finished('cancelled'))).toEqual([
    { error: { code: 499, message: 'the answer was stopped', status: 'CANCELLED' } },
  ]);
});

it('says nothing in a chunk that keeps the connection alive', () => {
  const chunks = new Chunks(record, () => fourths());
  chunks.of(running);
  expect(chunks.empty()).toMatchObject({
    candidates: [{ content: { role: 'model', parts: [{ text: '' }] }, index: 0 }],
    usageMetadata: { promptTokenCount: 1125, totalTokenCount: 1125 },
    responseId: record.id,
  });
});
