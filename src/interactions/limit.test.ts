import { describe, expect, it } from 'vitest';
import type { AnswerEvent } from '../engines/engine.js';
import { type AnswerLimits, limitAnswer } from './limit.js';

async function limited(pieces: string[], limits: Partial<AnswerLimits>) {
  let read = 0;
  async function* events(): AsyncGenerator<AnswerEvent> {
    for (const text of pieces) {
      read++;
      yield { type: 'text', text };
    }
    yield { type: 'finish', reason: 'stop' };
  }
  const out: AnswerEvent[] = [];
  for await (const event of limitAnswer(events(), { stopSequences: [], ...limits })) out.push(event);
  const text = out.map((event) => (event.type === 'text' ? event.text : '')).join('');
  return { text, read, finish: out.at(-1), pieces: out.length - 1 };
}

describe('token limit', () => {
  it('cuts after four code points a token, never inside one', async () => {
    const answer = await limited(['👁👁👁', '👁👁', 'more'], { maxOutputTokens: 1 });
    expect(answer).toMatchObject({ text: '👁👁👁👁', read: 2, finish: { type: 'finish', reason: 'length' } });
  });

  it('bills thoughts and text apart, each in whole tokens', async () => {
    async function* events(): AsyncGenerator<AnswerEvent> {
      yield { type: 'thought', text: 'a' };
      yield { type: 'text', text: 'bcdefgh' };
      yield { type: 'finish', reason: 'stop' };
    }
    const out: AnswerEvent[] = [];
    for await (const event of limitAnswer(events(), { stopSequences: [], maxOutputTokens: 2 }))
      out.push(event);
    expect(out).toEqual([
      { type: 'thought', text: 'a' },
      { type: 'text', text: 'bcde' },
      { type: 'finish', reason: 'length' },
    ]);
  });

  it('does not call an answer cut that just fits', async () => {
    const answer = await limited(['ab', 'cd'], { maxOutputTokens: 1 });
    expect(answer).toMatchObject({ text: 'abcd', finish: { reason: 'stop' } });
  });
});

describe('stop sequences', () => {
  it.each([
    [['one ST', 'OP two'], ['STOP'], 'one '],
    [['aab', 'abc'], ['abab'], 'a'],
    [['never STO'], ['STOP'], 'never STO'],
    [['x b y a'], ['a', 'b'], 'x '],
  ])('%j stops at %j', async (pieces, stopSequences, text) => {
    expect((await limited(pieces, { stopSequences })).text).toBe(text);
  });

  it('holds back no more than it must', async () => {
    expect((await limited(['one ', 'two ', 'three'], { stopSequences: ['###'] })).pieces).toBe(3);
  });
});
