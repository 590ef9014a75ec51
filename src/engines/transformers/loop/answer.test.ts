import { describe, expect, it } from 'vitest';
import type { Decoding } from '../architectures/architecture.js';
import { Sampler } from '../sampling/sampler.js';
import type { TextTokenizer } from '../text/textTokenizer.js';
import { answer } from './answer.js';
import type { AnswerPiece, AnswerRequest } from './answerRequest.js';
import { Constraints } from './constraints.js';
import type { LoadedModel } from './loadedModel.js';

/** A token a byte, and three more. */
const [open, close, end] = [256, 257, 258] as const;
const size = 259;

const tokenizer: TextTokenizer = {
  encode: (text) => text.split(/(<\/?think>)/).flatMap((piece) => controls[piece] ?? [...Buffer.from(piece)]),
  idOf: (token) => controls[token],
  controlTokens: ['<think>', '</think>'],
  bytes: Array.from({ length: size }, (_, byte) => (byte < 256 ? Uint8Array.of(byte) : undefined)),
};

const controls: Readonly<Record<string, number>> = { '<think>': open, '</think>': close };

/** Says what it is told to, and records what it reads. */
class Script implements Decoding {
  readonly runs: number[][] = [];
  readonly #tokens: readonly number[];
  readonly #prompt: number;

  constructor(text: string, prompt = 10) {
    this.#tokens = [...tokenizer.encode(text), end];
    this.#prompt = prompt;
  }

  get length(): number {
    return this.#prompt + this.runs.flat().length;
  }

  get logits(): Float32Array {
    const logits = new Float32Array(size);
    logits[this.#tokens[this.runs.flat().length] ?? end] = 9;
    return logits;
  }

  async extend(tokens: readonly number[]): Promise<void> {
    this.runs.push([...tokens]);
  }

  remember(): void {}
}

function modelOf(script: Script, prompt: readonly number[], more: Partial<LoadedModel> = {}): LoadedModel {
  return {
    runnable: { prompt: () => ({ tokens: prompt, pictures: [], partings: [] }), read: async () => script },
    tokenizer,
    endTokens: new Set([end]),
    contextLength: 100_000,
    generation: {},
    thinking: { open, close, closing: tokenizer.encode('\n</think>\n\n') },
    thinkingCanBeChosen: false,
    sampler: new Sampler(size),
    constraints: new Constraints(tokenizer.bytes, [end]),
    ...more,
  };
}

const asked: AnswerRequest = {
  conversation: { turns: [{ role: 'user', parts: [{ type: 'text', text: 'What?' }] }] },
  output: { type: 'text' },
  sampling: {},
  stopSequences: [],
};

async function run(
  script: Script,
  request: Partial<AnswerRequest> = {},
  prompt = [1],
  more: Partial<LoadedModel> = {},
) {
  const pieces: AnswerPiece[] = [];
  const report = await answer(
    modelOf(script, prompt, more),
    { ...asked, ...request },
    {
      emit: (piece) => pieces.push(piece),
      pixels: () => Promise.reject(new Error('no pictures here')),
      signal: new AbortController().signal,
    },
  );
  const said = (type: AnswerPiece['type']) =>
    pieces.flatMap((piece) => (piece.type === type ? [piece.text] : [])).join('');
  return { pieces, report, text: said('text'), thought: said('thought') };
}

describe('answer', () => {
  it('says what the model says, in whole characters, until it ends', async () => {
    const { pieces, report } = await run(new Script('aé😀'));
    expect(pieces.map(({ text }) => text)).toEqual(['a', 'é', '😀']);
    expect(report).toMatchObject({ reason: 'stop', promptTokens: 1, outputTokens: 7 });
  });

  it('ends at the limit of tokens, without running the model for one more', async () => {
    const script = new Script('abcdef');
    expect(await run(script, { maxOutputTokens: 3 })).toMatchObject({
      text: 'abc',
      report: { reason: 'length' },
    });
    expect(script.runs).toHaveLength(2);
  });

  it('is not cut where a schema allows no more', async () => {
    const output = { type: 'json', schema: { enum: [true, false] } } as const;
    expect(await run(new Script('true'), { output, maxOutputTokens: 4 })).toMatchObject({
      text: 'true',
      report: { reason: 'stop' },
    });
  });

  it('ends where the context does', async () => {
    const { text, report } = await run(new Script('abcdef', 10), {}, [1], { contextLength: 14 });
    expect([text, report.reason]).toEqual(['abcd', 'length']);
  });

  it('ends before a stop string, holding back what might be one', async () => {
    const { text, report, pieces } = await run(new Script('one STOP two'), { stopSequences: ['STOP'] });
    expect([text, report.reason]).toEqual(['one ', 'stop']);
    expect(pieces.every((piece) => !piece.text.includes('S'))).toBe(true);
    expect((await run(new Script('one STO'), { stopSequences: ['STOP'] })).text).toBe('one STO');
  });

  it('tells a thought from the text, without the space between them', async () => {
    const opened = await run(new Script('hmm</think>\n\nyes'), {}, [1, open]);
    expect(opened).toMatchObject({ thought: 'hmm', text: 'yes' });
    const itself = await run(new Script('<think>\nhmm</think>yes'));
    expect(itself).toMatchObject({ thought: 'hmm', text: 'yes' });
    const empty = await run(new Script('yes'), {}, [1, open, close]);
    expect(empty).toMatchObject({ thought: '', text: 'yes' });
  });

  it('does not look for stop strings in a thought', async () => {
    const { thought, text } = await run(new Script('a STOP b</think>c STOP'), { stopSequences: ['STOP'] }, [
      open,
    ]);
    expect([thought, text]).toEqual(['a STOP b', 'c ']);
  });

  it('closes a thought that has grown too long', async () => {
    const script = new Script('x'.repeat(5000));
    const { thought, text } = await run(script, { thinking: 'low', maxOutputTokens: 1100 }, [open]);
    expect(thought).toBe(`${'x'.repeat(1024)}\n`);
    expect(text).toBe('x'.repeat(1100 - 1024 - tokenizer.encode('\n</think>\n\n').length));
  });

  it('asks the template for a thought when one is wanted and the answer is no JSON', async () => {
    const wanted: unknown[] = [];
    const more = { thinkingCanBeChosen: true };
    for (const request of [
      {},
      { thinking: 'high' },
      { thinking: 'minimal' },
      { thinking: 'high', output: { type: 'json' } },
    ]) {
      const model = modelOf(new Script('1'), [1], more);
      const runnable = {
        ...model.runnable,
        prompt: (conversation: { thinking?: boolean | undefined }) => {
          wanted.push(conversation.thinking);
          return { tokens: [1], pictures: [], partings: [] };
        },
      };
      await answer({ ...model, runnable }, { ...asked, ...request } as AnswerRequest, {
        emit() {},
        pixels: () => Promise.reject(new Error('no pictures here')),
        signal: new AbortController().signal,
      });
    }
    expect(wanted).toEqual([false, true, false, false]);
  });

  it('says only JSON that the schema allows, and reads what is forced in one run', async () => {
    const schema = { type: 'object', properties: { isThere: { type: 'boolean' } }, required: ['isThere'] };
    const script = new Script('nonsense');
    const { text, report } = await run(script, { output: { type: 'json', schema } });
    expect(JSON.parse(text)).toEqual({ isThere: expect.any(Boolean) });
    expect(report).toMatchObject({ reason: 'stop', outputTokens: text.length });
    expect(script.runs[0]).toEqual([...Buffer.from('{"isThere":')]);
    expect(script.runs).toHaveLength(1);
  });

  it('thinks nothing before JSON, also where the template has begun a thought', async () => {
    const { text, thought } = await run(
      new Script('nonsense'),
      { output: { type: 'json', schema: { const: 7 } } },
      [open],
    );
    expect([text, thought.trim()]).toEqual(['7', '']);
  });

  it('stops between tokens', async () => {
    const controller = new AbortController();
    const pieces: string[] = [];
    const running = answer(modelOf(new Script('abcdef'), [1]), asked, {
      emit: ({ text }) => {
        pieces.push(text);
        if (text === 'c') controller.abort(new Error('enough'));
      },
      pixels: () => Promise.reject(new Error('no pictures here')),
      signal: controller.signal,
    });
    await expect(running).rejects.toThrow('enough');
    expect(pieces).toEqual(['a', 'b', 'c']);
  });
});
