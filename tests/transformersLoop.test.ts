import { beforeAll, describe, expect, it } from 'vitest';
import { type Loaded, loadModel } from '../src/engines/transformers/child/loadModel.js';
import { answer } from '../src/engines/transformers/loop/answer.js';
import type {
  AnswerPiece,
  AnswerReport,
  AnswerRequest,
} from '../src/engines/transformers/loop/answerRequest.js';
import type { ConversationTurn } from '../src/engines/transformers/text/conversation.js';
import type { RgbImage } from '../src/images/image.js';
import { stripes, tinyFolder } from './support/tinyModel.js';

const plenty = { features: 1e8, snapshots: 1e8 };

function load(memory = plenty): Promise<Loaded> {
  const options = {
    folder: tinyFolder,
    dtype: 'auto',
    device: 'cpu',
    threads: 1,
    contextLength: 4096,
  } as const;
  return loadModel({ ...options, memory });
}

/** Pictures by number: the same number is the same picture. */
function turn(text: string, ...pictures: number[]): ConversationTurn {
  const parts = pictures.map((number, index) => ({
    type: 'image' as const,
    picture: { key: `${number}`, index, ...sizeOf(pixelsOf(number)) },
  }));
  return { role: 'user', parts: [...parts, { type: 'text', text }] };
}

const pixelsOf = (number: number): RgbImage => stripes(number, number % 2 === 0 ? 128 : 96, 96);
const sizeOf = ({ width, height }: RgbImage) => ({ width, height });
const signal = new AbortController().signal;
const pixels = async ({ key }: { key: string }) => pixelsOf(Number(key));

/** Scores of what follows a conversation, and after some more tokens were read. */
async function scores(
  { model }: Loaded,
  turns: ConversationTurn[],
  then: readonly number[] = [],
): Promise<Float32Array> {
  const prompt = model.runnable.prompt({ turns, thinking: false });
  const decoding = await model.runnable.read(prompt, { pixels, signal });
  if (then.length > 0) await decoding.extend(then);
  return decoding.logits.slice();
}

function expectClose(a: Float32Array, b: Float32Array): void {
  expect(distance(a, b)).toBeLessThan(1e-3);
}

function distance(a: Float32Array, b: Float32Array): number {
  return Math.max(...a.map((value, index) => Math.abs(value - b[index]!)));
}

async function say({ model }: Loaded, turns: ConversationTurn[]): Promise<AnswerReport & { text: string }> {
  let text = '';
  const request: AnswerRequest = {
    conversation: { turns },
    ...{ output: { type: 'text' }, sampling: { temperature: 0 }, maxOutputTokens: 12, stopSequences: [] },
  };
  const emit = (piece: AnswerPiece) => {
    text += piece.text;
  };
  const report = await answer(model, request, { pixels, signal, emit });
  return { ...report, text };
}

describe('the loop on a hybrid model', () => {
  let known: Loaded;
  let forgetful: Loaded;
  beforeAll(async () => {
    [known, forgetful] = [await load(), await load({ features: 0, snapshots: 0 })];
  });

  it('goes on from a prompt as if it had been read in one', async () => {
    const { tokenizer, runnable } = known.model;
    const whole = [turn('What is this?', 2)];
    const { tokens } = runnable.prompt({ turns: whole, thinking: false });
    const long = [turn(`What is this? ${'more '.repeat(300)}`, 2)];
    expect(runnable.prompt({ turns: long, thinking: false }).tokens.length).toBeGreaterThan(
      tokens.length + 256,
    );
    const more = tokenizer.encode('a red circle');
    const stepwise = await forgetful.model.runnable.read(runnable.prompt({ turns: long, thinking: false }), {
      pixels,
      signal,
    });
    for (const token of more) await stepwise.extend([token]);
    expectClose(await scores(forgetful, long, more), stepwise.logits);
  });

  it('counts on after a prompt without pictures', async () => {
    const { tokenizer } = known.model;
    const [all, first, rest] = ['one two three four', 'one two', ' three four'].map((text) =>
      tokenizer.encode(text),
    );
    expect([...first!, ...rest!]).toEqual(all);
    const turns = [turn('Count.')];
    const decoding = await forgetful.model.runnable.read(
      forgetful.model.runnable.prompt({ turns, thinking: false }),
      { pixels, signal },
    );
    await decoding.extend(first!);
    await decoding.extend(rest!);
    expectClose(await scores(forgetful, turns, all), decoding.logits);
  });

  it('says the same with and without what it remembers, and reads less', async () => {
    const first = [turn('What is this?', 2)];
    const said = await say(known, first);
    expect(said.text).toBe((await say(forgetful, first)).text);
    const turns: ConversationTurn[] = [
      ...first,
      { role: 'model', parts: [{ type: 'text', text: said.text }] },
      turn('And this?', 3),
    ];
    const [remembered, anew] = [await say(known, turns), await say(forgetful, turns)];
    expect(remembered.text).toBe(anew.text);
    expect(remembered.reusedTokens).toBeGreaterThan(12);
    expect([remembered.encodedPictures, anew.encodedPictures]).toEqual([1, 2]);
    expect(anew.reusedTokens).toBe(0);
  });

  it('reads a picture once, however many questions there are', async () => {
    await say(known, [turn('What is this?', 4)]);
    const again = await say(known, [turn('How many are there?', 4)]);
    expect(again.encodedPictures).toBe(0);
    expect(again.reusedTokens).toBeGreaterThan(12);
    expectClose(
      await scores(known, [turn('Where is it?', 4)]),
      await scores(forgetful, [turn('Where is it?', 4)]),
    );
  });

  it('looks at each of several pictures, of the same size or not', async () => {
    const pairs = [turn('Which?', 2, 4), turn('Which?', 4, 2), turn('Which?', 2, 2), turn('Which?', 2, 3)];
    const all = await Promise.all(pairs.map((pair) => scores(known, [pair])));
    for (const [index, one] of all.entries()) {
      for (const other of all.slice(index + 1)) expect(distance(one, other)).toBeGreaterThan(1e-4);
    }
  });
});
