import { afterEach, describe, expect, it } from 'vitest';
import { dialects } from '../src/engines/openai/options.js';
import type { ModelRequest } from '../src/engines/vlm/visionLanguageModel.js';
import {
  ask,
  picture,
  type RemoteHouse,
  remoteHouse,
  said,
  textOf,
} from './support/scriptedServer/asking.js';
import type { ScriptedServerOptions } from './support/scriptedServer/scriptedServer.js';
import type { SeenPicture, SeenRequest } from './support/scriptedServer/seenRequest.js';

let house: RemoteHouse | undefined;
afterEach(async () => {
  await house?.close();
  house = undefined;
});

async function sent(dialect: ScriptedServerOptions['dialect'], request: ModelRequest): Promise<SeenRequest> {
  house = await remoteHouse({ dialect });
  await said(house.model, request);
  return house.server.requests[0] as SeenRequest;
}

const schema = { type: 'object', properties: { colour: { type: 'string' } }, required: ['colour'] };

/** The mean colour, which JPEG leaves as it is but for rounding. */
function colourOf({ pixels }: SeenPicture): number[] {
  return [0, 1, 2].map((channel) => {
    let sum = 0;
    for (let at = channel; at < pixels.length; at += 3) sum += pixels[at] as number;
    return Math.round(sum / (pixels.length / 3));
  });
}

describe.each(dialects)('%s', (dialect) => {
  it('tells the answer in the pieces in which it came', async () => {
    house = await remoteHouse({ dialect, answers: [(stream) => stream.say('Gr', 'ün ', '🟢').end()] });
    expect(await said(house.model, ask('Which colour?'))).toEqual([
      { type: 'text', text: 'Gr' },
      { type: 'text', text: 'ün ' },
      { type: 'text', text: '🟢' },
      { type: 'finish', reason: 'stop' },
    ]);
  });

  it('sends pictures as bytes at the size that was asked for', async () => {
    const small = await picture([200, 30, 40], { width: 84, height: 56 });
    const large = await picture([20, 160, 90], { width: 560, height: 448 });
    const { pictures } = await sent(dialect, {
      ...ask(''),
      turns: [{ role: 'user', parts: [small, large, { type: 'text', text: 'Compare.' }] }],
    });
    expect(pictures.map(({ format, width, height }) => [format, width, height])).toEqual([
      ['png', 84, 56],
      ['jpeg', 560, 448],
    ]);
    expect(colourOf(pictures[0] as SeenPicture)).toEqual([200, 30, 40]);
    const [red, green, blue] = colourOf(pictures[1] as SeenPicture);
    expect(Math.abs(red! - 20) + Math.abs(green! - 160) + Math.abs(blue! - 90)).toBeLessThan(6);
  });

  it('keeps texts and pictures in order', async () => {
    const size = { width: 56, height: 56 };
    const [red, blue] = [await picture([255, 0, 0], size), await picture([0, 0, 255], size)];
    const { messages } = await sent(dialect, {
      ...ask(''),
      turns: [
        {
          role: 'user',
          parts: [red, { type: 'text', text: 'before' }, blue, { type: 'text', text: 'after' }],
        },
      ],
    });
    const order = messages.flatMap(({ parts }) =>
      parts.map((part) => (typeof part === 'string' ? part : colourOf(part).join())),
    );
    expect(order).toEqual(['255,0,0', 'before', '0,0,255', 'after']);
    expect(messages.every(({ role }) => role === 'user')).toBe(true);
  });

  it('sends what was said before, and who said it', async () => {
    const { messages } = await sent(dialect, {
      ...ask(''),
      system: 'Be brief.',
      turns: [
        { role: 'user', parts: [{ type: 'text', text: 'Hello' }] },
        { role: 'model', parts: [{ type: 'text', text: 'Hi' }] },
        { role: 'user', parts: [{ type: 'text', text: 'Bye' }] },
      ],
    });
    expect(messages).toEqual([
      { role: 'system', parts: ['Be brief.'] },
      { role: 'user', parts: ['Hello'] },
      { role: 'assistant', parts: ['Hi'] },
      { role: 'user', parts: ['Bye'] },
    ]);
  });

  it('shows a picture of an earlier answer as the user', async () => {
    const shown = await picture([9, 9, 9], { width: 56, height: 56 });
    const { messages } = await sent(dialect, {
      ...ask(''),
      turns: [
        { role: 'user', parts: [{ type: 'text', text: 'Draw' }] },
        { role: 'model', parts: [{ type: 'text', text: 'Here:' }, shown] },
        { role: 'user', parts: [{ type: 'text', text: 'Nice' }] },
      ],
    });
    const roles = messages.map(({ role, parts }) => [role, parts.map((part) => typeof part).join()]);
    expect(roles).toEqual([
      ['user', 'string'],
      ['assistant', 'string'],
      ['user', 'object'],
      ['user', 'string'],
    ]);
  });

  it('sends a schema, and asks for JSON without one', async () => {
    const withSchema = await sent(dialect, ask('Which?', { output: { type: 'json', schema } }));
    expect(withSchema).toMatchObject({ json: true, schema });
    await house?.close();
    const without = await sent(dialect, ask('Which?', { output: { type: 'json' } }));
    expect(without).toMatchObject({ json: true, schema: undefined });
  });

  it('asks for no form where text is wanted', async () => {
    expect(await sent(dialect, ask('Which?'))).toMatchObject({ json: false });
  });

  it('asks for at most so many tokens', async () => {
    const { body } = await sent(dialect, ask('Which?', { maxOutputTokens: 7 }));
    const options = (dialect === 'ollama' ? body.options : body) as Record<string, unknown>;
    expect(options[dialect === 'ollama' ? 'num_predict' : 'max_tokens']).toBe(7);
  });

  it('tells that the answer was cut for its length', async () => {
    house = await remoteHouse({ dialect, answers: [(stream) => stream.say('To be').end('length')] });
    expect((await said(house.model, ask('Go on'))).at(-1)).toEqual({ type: 'finish', reason: 'length' });
  });

  it('tells thoughts from the answer', async () => {
    house = await remoteHouse({
      dialect,
      answers: [(stream) => stream.think('It is ', 'red.').say('Red').end()],
    });
    const events = await said(house.model, ask('Which?'));
    expect([textOf(events, 'thought'), textOf(events)]).toEqual(['It is red.', 'Red']);
  });

  it('takes the markers of GLM out of the text', async () => {
    house = await remoteHouse({
      dialect,
      answers: [
        (stream) => stream.say('<think>Count.</think><|begin_', 'of_box|>4', '2<|end_of_box|> cats').end(),
      ],
    });
    const events = await said(house.model, ask('How many?'));
    expect([textOf(events, 'thought'), textOf(events)]).toEqual(['Count.', '42 cats']);
  });

  it('takes thoughts out of the text', async () => {
    house = await remoteHouse({
      dialect,
      answers: [(stream) => stream.say('<th', 'ink>\nIt is', ' red.\n</thi', 'nk>\n\nRed', '.').end()],
    });
    const events = await said(house.model, ask('Which?'));
    expect([textOf(events, 'thought'), textOf(events)]).toEqual(['It is red.', 'Red.']);
  });

  it('sends the key', async () => {
    house = await remoteHouse({ dialect, key: 'open-sesame-123' }, { key: 'open-sesame-123' });
    expect(textOf(await said(house.model, ask('Hello')))).toBe('Hello.');
  });
});

const sampling = { temperature: 0.5, topP: 0.9, topK: 40, seed: 7 };

it.each(['vllm', 'sglang', 'llamacpp'] as const)('sends sampling and stops to %s', async (dialect) => {
  const stopSequences = ['a', 'b', 'c', 'd', 'e'];
  const { body } = await sent(dialect, ask('Which?', { sampling, stopSequences }));
  expect(body).toMatchObject({ temperature: 0.5, top_p: 0.9, top_k: 40, seed: 7, stop: stopSequences });
});

it('sends to others what OpenAI knows', async () => {
  const { body } = await sent(
    'openai',
    ask('Which?', { sampling, stopSequences: ['a', 'b', 'c', 'd', 'e'] }),
  );
  expect(body).toMatchObject({ temperature: 0.5, top_p: 0.9, seed: 7, stop: ['a', 'b', 'c', 'd'] });
  expect(body).not.toHaveProperty('top_k');
});

it('sends sampling and stops to ollama among its options', async () => {
  const { body } = await sent('ollama', ask('Which?', { sampling, stopSequences: ['a'] }));
  expect(body.options).toEqual({
    num_ctx: 16_384,
    num_predict: 8192,
    temperature: 0.5,
    top_p: 0.9,
    top_k: 40,
    seed: 7,
    stop: ['a'],
  });
  expect(body).toMatchObject({ truncate: false, shift: false });
});

it.each(['vllm', 'sglang', 'llamacpp'] as const)('tells %s when to think', async (dialect) => {
  house = await remoteHouse({ dialect });
  const { model, server } = house;
  await said(model, ask('Which?'));
  await said(model, ask('Which?', { thinking: 'high' }));
  await said(model, ask('Which?', { thinking: 'minimal' }));
  await said(model, ask('Which?', { thinking: 'high', output: { type: 'json' } }));
  expect(server.requests.map(({ thinking }) => thinking)).toEqual([undefined, true, false, false]);
});

it.each([
  [true, [undefined, true, false, false]],
  [false, [undefined, undefined, undefined, undefined]],
])('tells ollama when to think, where the model can: %s', async (thinking, expected) => {
  const models = [{ name: 'qwen3-vl:8b', vision: true, contextLength: 4096, thinking }];
  house = await remoteHouse({ dialect: 'ollama', models });
  const { model, server } = house;
  await said(model, ask('Which?'));
  await said(model, ask('Which?', { thinking: 'low' }));
  await said(model, ask('Which?', { thinking: 'minimal' }));
  await said(model, ask('Which?', { output: { type: 'json', schema } }));
  expect(server.requests.map((request) => request.thinking)).toEqual(expected);
});

it('asks for no more tokens than vLLM has room for', async () => {
  const { body } = await sent('vllm', ask('Which?', { maxOutputTokens: 65_536 }));
  expect(body).not.toHaveProperty('max_tokens');
});

it('bounds the answer of a server that would not stop by itself', async () => {
  expect((await sent('llamacpp', ask('Which?'))).body).toMatchObject({ max_tokens: 16_384 });
});

it('refuses more pictures than a request may hold, and has sent nothing', async () => {
  house = await remoteHouse({ dialect: 'vllm' });
  // Noise, which no encoder makes small.
  const data = new Uint8Array(1200 * 1200 * 3).map((_, at) => (at * 7919 + (at >> 7) * 104_729) & 255);
  const image = {
    width: 1200,
    height: 1200,
    decode: async () => ({ width: 1200, height: 1200, data }),
    digest: async () => '',
  };
  const parts = Array.from(
    { length: 60 },
    () => ({ type: 'image', image, size: { width: 1200, height: 1200 } }) as const,
  );
  const asked = said(house.model, { ...ask(''), turns: [{ role: 'user', parts }] });
  await expect(asked).rejects.toMatchObject({ code: 'invalid_request', message: /^input: .* 48 MB / });
  expect(house.server.requests).toHaveLength(0);
});

it('stops encoding pictures when the caller goes', async () => {
  house = await remoteHouse({ dialect: 'vllm' });
  const leaving = new AbortController();
  let decoded = 0;
  const image = {
    width: 56,
    height: 56,
    decode: async () => {
      decoded++;
      if (decoded === 2) leaving.abort(new Error('gone'));
      return { width: 56, height: 56, data: new Uint8Array(56 * 56 * 3) };
    },
    digest: async () => '',
  };
  const parts = Array.from(
    { length: 50 },
    () => ({ type: 'image', image, size: { width: 56, height: 56 } }) as const,
  );
  const asked = said(house.model, { ...ask(''), turns: [{ role: 'user', parts }] }, leaving.signal);
  await expect(asked).rejects.toThrow('gone');
  expect(decoded).toBe(2);
  expect(house.server.requests).toHaveLength(0);
});
