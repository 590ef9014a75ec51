import { createGoogleGenerativeAI } from '@ai-sdk/google';
import {
  APICallError,
  generateObject,
  generateText,
  type ModelMessage,
  Output,
  streamObject,
  streamText,
  tool,
} from 'ai';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DrishtiError } from '../src/errors.js';
import { drawPicture } from './pictures/drawings.js';
import { Dictation } from './support/dictation.js';
import { type EmbeddedApp, embeddedApp } from './support/embeddedApp.js';
import { type ListeningApp, listeningApp } from './support/listening.js';

const name = 'gemini-3-flash-preview';
let real: EmbeddedApp;
let house: ListeningApp;
let said: Dictation;
let sign: Buffer;

beforeAll(async () => {
  [real, house, sign] = await Promise.all([embeddedApp(), listeningApp(), drawPicture('stop sign')]);
});
afterAll(() => Promise.all([real.close(), house.close()]));
beforeEach(() => {
  said = new Dictation();
  house.engine.answer = said.answer;
  house.engine.requests.length = 0;
});

const at = ({ url }: { url: string }) =>
  createGoogleGenerativeAI({ apiKey: 'local', baseURL: `${url}/v1beta` });
const asking = (text: string): ModelMessage[] => [
  {
    role: 'user',
    content: [
      { type: 'text', text },
      { type: 'image', image: sign },
    ],
  },
];
const found = z.object({
  boxes: z.array(
    z.object({
      box_2d: z.array(z.int()).describe('[ymin, xmin, ymax, xmax] normalized to 0-1000'),
      label: z.string(),
      kind: z.enum(['sign', 'clock']).optional(),
      note: z.string().nullable(),
    }),
  ),
});

describe('@ai-sdk/google sees', () => {
  it('what is in a picture', async () => {
    const { text, finishReason, usage } = await generateText({
      model: at(real)(name),
      messages: asking('Caption this image.'),
    });
    expect(text).toMatch(/stop sign/);
    expect(finishReason).toBe('stop');
    expect(usage).toMatchObject({ inputTokens: 1125, totalTokens: 1125 + Number(usage.outputTokens) });
  });

  it('it in a stream', async () => {
    const { textStream, usage } = streamText({
      model: at(real)(name),
      messages: asking('Caption this image.'),
    });
    let text = '';
    for await (const piece of textStream) text += piece;
    expect(text).toMatch(/stop sign/);
    expect((await usage).inputTokens).toBe(1125);
  });

  it('it as an object', async () => {
    const { object } = await generateObject({
      model: at(real)(name),
      schema: found,
      messages: asking('Detect the stop sign.'),
    });
    expect(object.boxes).toMatchObject([
      { label: 'stop sign', kind: 'sign', box_2d: Array(4).fill(expect.any(Number)) },
    ]);
  });

  it('it as the output of a text', async () => {
    const { output } = await generateText({
      model: at(real)(name),
      output: Output.object({ schema: found }),
      messages: asking('Detect the stop sign.'),
    });
    expect(output.boxes[0]?.label).toBe('stop sign');
  });

  it('it as an object in a stream', async () => {
    const { partialObjectStream, object } = streamObject({
      model: at(real)(name),
      schema: found,
      messages: asking('Detect the stop sign.'),
    });
    for await (const _ of partialObjectStream);
    expect((await object).boxes[0]?.label).toBe('stop sign');
  });

  it('which word of several it is', async () => {
    const { object } = await generateObject({
      model: at(real)(name),
      output: 'enum',
      enum: ['clock', 'stop sign', 'frisbee'],
      messages: asking('What is in the picture?'),
    });
    expect(object).toBe('stop sign');
  });

  it('it in a later turn', async () => {
    const { text } = await generateText({
      model: at(real)(name),
      messages: [
        ...asking('Caption this image.'),
        {
          role: 'assistant',
          content: [
            { type: 'reasoning', text: 'Hm.' },
            { type: 'text', text: 'A sign.' },
          ],
        },
        { role: 'user', content: 'How many stop signs are there?' },
      ],
    });
    expect(text).toMatch(/one stop sign/);
  });

  it('it in an uploaded file, by its address', async () => {
    const start = await fetch(`${real.url}/upload/v1beta/files`, {
      method: 'POST',
      headers: {
        'x-goog-upload-protocol': 'resumable',
        'x-goog-upload-command': 'start',
        'x-goog-upload-header-content-length': String(sign.length),
        'x-goog-upload-header-content-type': 'image/png',
      },
    });
    const headers = { 'x-goog-upload-command': 'upload, finalize', 'x-goog-upload-offset': '0' };
    const upload = await fetch(String(start.headers.get('x-goog-upload-url')), {
      method: 'POST',
      headers,
      body: sign,
    });
    const { file } = (await upload.json()) as { file: { uri: string } };
    const data = new URL(file.uri);
    const { text } = await generateText({
      model: at(real)(name),
      messages: [{ role: 'user', content: [{ type: 'file', data, mediaType: 'image/png' }] }],
    });
    expect(text).toMatch(/stop sign/);
  });

  it.each(['generateText', 'streamText'])('it through its Interactions model (%s)', async (call) => {
    const model = at(real).interactions(name);
    const messages = asking('Caption this image.');
    const text =
      call === 'generateText'
        ? (await generateText({ model, messages })).text
        : await streamText({ model, messages }).text;
    expect(text).toMatch(/stop sign/);
  });
});

describe('@ai-sdk/google', () => {
  it('sends all its settings, and shows thoughts', async () => {
    said.think('A sign?').say('A stop ', 'sign.').finish();
    const { text, reasoningText, warnings } = await generateText({
      model: at(house)(name),
      system: 'Be brief.',
      messages: asking('Caption this image.'),
      temperature: 0.5,
      topP: 0.9,
      topK: 40,
      seed: 7,
      maxOutputTokens: 100,
      stopSequences: ['END'],
      presencePenalty: 0.1,
      frequencyPenalty: 0.1,
      providerOptions: {
        google: {
          thinkingConfig: { thinkingLevel: 'low', includeThoughts: true },
          responseModalities: ['TEXT'],
          mediaResolution: 'MEDIA_RESOLUTION_LOW',
          safetySettings: [{ category: 'HARM_CATEGORY_HARASSMENT', threshold: 'BLOCK_NONE' }],
          labels: { team: 'eyes' },
          serviceTier: 'standard',
        },
      },
    });
    expect([text, reasoningText, warnings]).toEqual(['A stop sign.', 'A sign?', []]);
    expect(house.engine.requests[0]).toMatchObject({
      system: 'Be brief.',
      sampling: { temperature: 0.5, topP: 0.9, topK: 40, seed: 7 },
      thinking: 'low',
      maxOutputTokens: 100,
      stopSequences: ['END'],
      turns: [{ role: 'user', parts: [{ type: 'text' }, { type: 'image', resolution: 'low' }] }],
    });
  });

  it('sends schemas in its own dialect', async () => {
    said.say('{}').finish();
    const odd = z.object({
      size: z.literal([1, 2]),
      on: z.boolean().nullable(),
      either: z.union([z.string(), z.number()]),
      pair: z.tuple([z.string(), z.int()]),
      when: z.iso.datetime(),
      word: z.string().min(1).nullable().optional(),
    });
    await generateText({ model: at(house)(name), output: Output.object({ schema: odd }), prompt: 'a' }).catch(
      () => {},
    );
    expect(house.engine.requests[0]?.output).toMatchObject({
      schema: {
        properties: {
          size: { type: 'number', enum: [1, 2] },
          on: { type: ['boolean', 'null'] },
          word: { type: ['string', 'null'] },
          when: { type: 'string', format: 'date-time' },
        },
      },
    });
  });

  it('is told that there are no tools', async () => {
    const tools = {
      look: tool({ inputSchema: z.object({ where: z.string() }), execute: async () => 'seen' }),
    };
    const call = generateText({ model: at(house)(name), prompt: 'a', tools, maxRetries: 0 });
    await expect(call).rejects.toMatchObject({
      statusCode: 400,
      isRetryable: false,
      message: expect.stringMatching(/^tools\[0\].functionDeclarations: no tools are supported/),
    });
  });

  it('raises an error that comes in the middle of a stream', async () => {
    house.engine.answer = async function* () {
      yield { type: 'text', text: 'Two ' };
      throw new DrishtiError('invalid_request', 'on purpose');
    };
    const errors: unknown[] = [];
    const onError = ({ error }: { error: unknown }) => void errors.push(error);
    const { textStream } = streamText({ model: at(house)(name), prompt: 'a', onError, maxRetries: 0 });
    let text = '';
    for await (const piece of textStream) text += piece;
    expect(text).toBe('Two ');
    expect(errors).toMatchObject([{ message: 'on purpose' }]);
  });

  it('raises refusals with their status', async () => {
    const call = generateText({ model: at(house)('llama'), prompt: 'a', maxRetries: 0 });
    const error = await call.catch((raised: unknown) => raised);
    expect(APICallError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ statusCode: 404, message: expect.stringMatching(/is not served here/) });
  });

  it('stops the work when it is told to', async () => {
    const leaving = new AbortController();
    const call = generateText({ model: at(house)(name), prompt: 'a', abortSignal: leaving.signal });
    const failed = expect(call).rejects.toThrow();
    await expect.poll(() => house.engine.running).toBe(1);
    leaving.abort();
    await failed;
    await expect.poll(() => house.engine.running).toBe(0);
  });
});
