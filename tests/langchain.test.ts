import { AIMessage, type AIMessageChunk, HumanMessage, SystemMessage } from '@langchain/core/messages';
import { ChatGoogleGenerativeAI, type GoogleGenerativeAIChatInput } from '@langchain/google-genai';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DrishtiError } from '../src/errors.js';
import { drawPicture } from './pictures/drawings.js';
import { Dictation } from './support/dictation.js';
import { type EmbeddedApp, embeddedApp } from './support/embeddedApp.js';
import { type ListeningApp, listeningApp } from './support/listening.js';

const model = 'gemini-3-flash-preview';
let real: EmbeddedApp;
let house: ListeningApp;
let said: Dictation;
let sign: string;

beforeAll(async () => {
  [real, house] = await Promise.all([embeddedApp(), listeningApp()]);
  sign = (await drawPicture('stop sign')).toString('base64');
});
afterAll(() => Promise.all([real.close(), house.close()]));
beforeEach(() => {
  said = new Dictation();
  house.engine.answer = said.answer;
  house.engine.requests.length = 0;
});

const at = ({ url }: { url: string }, settings: Partial<GoogleGenerativeAIChatInput> = {}) =>
  new ChatGoogleGenerativeAI({ model, apiKey: 'local', baseUrl: url, maxRetries: 0, ...settings });

const asking = (text: string) =>
  new HumanMessage({
    content: [
      { type: 'text', text },
      { type: 'image_url', image_url: { url: `data:image/png;base64,${sign}` } },
    ],
  });

const found = z.object({
  boxes: z.array(
    z.object({
      box_2d: z.array(z.int()).length(4).describe('[ymin, xmin, ymax, xmax] normalized to 0-1000'),
      label: z.string(),
      kind: z.enum(['sign', 'clock']).optional(),
      note: z.string().nullable(),
    }),
  ),
});

describe('@langchain/google-genai sees', () => {
  it('what is in a picture', async () => {
    const answer = await at(real).invoke([new SystemMessage('Be brief.'), asking('Caption this image.')]);
    expect(answer.content).toMatch(/stop sign/);
    expect(answer.usage_metadata).toMatchObject({ input_tokens: 1125 + 3 });
    expect(answer.response_metadata).toMatchObject({ finishReason: 'STOP' });
  });

  it.each([
    ['image', { type: 'image', source_type: 'base64', mime_type: 'image/png' }],
    ['media', { type: 'media', mimeType: 'image/png' }],
  ])('it in a block of type %s', async (_name, block) => {
    const content = [
      { type: 'text', text: 'Caption this image.' },
      { ...block, data: sign },
    ];
    expect((await at(real).invoke([new HumanMessage({ content })])).content).toMatch(/stop sign/);
  });

  it('it in a stream, and counts as whole', async () => {
    let whole: AIMessageChunk | undefined;
    for await (const chunk of await at(real).stream([asking('Caption this image.')])) {
      whole = whole?.concat(chunk) ?? chunk;
    }
    expect(whole?.content).toMatch(/stop sign/);
    const { usage_metadata } = await at(real).invoke([asking('Caption this image.')]);
    expect(whole?.usage_metadata).toMatchObject(usage_metadata ?? {});
    expect(usage_metadata).toMatchObject({ input_tokens: 1125 });
  });

  it('it as structured output', async () => {
    const { boxes } = await at(real)
      .withStructuredOutput(found)
      .invoke([asking('Detect the stop sign.')]);
    expect(boxes).toMatchObject([{ label: 'stop sign', kind: 'sign' }]);
  });

  it('it in a later turn', async () => {
    const question = new HumanMessage('How many stop signs are there?');
    const answer = await at(real).invoke([asking('Caption this image.'), new AIMessage('A sign.'), question]);
    expect(answer.content).toMatch(/one stop sign/);
  });
});

describe('@langchain/google-genai', () => {
  it('sends all its settings, and shows thoughts', async () => {
    said.think('A sign?').say('{"a": ', '1}').finish();
    const answer = await at(house, {
      temperature: 0.5,
      topP: 0.9,
      topK: 40,
      maxOutputTokens: 100,
      stopSequences: ['END'],
      json: true,
      thinkingConfig: { thinkingLevel: 'LOW', includeThoughts: true },
    }).invoke([new SystemMessage('Be brief.'), asking('Caption this image.')]);
    expect(answer.content).toEqual([
      { type: 'thinking', thinking: 'A sign?' },
      { type: 'text', text: '{"a": 1}' },
    ]);
    expect(house.engine.requests[0]).toMatchObject({
      system: 'Be brief.',
      output: { type: 'json' },
      sampling: { temperature: 0.5, topP: 0.9, topK: 40 },
      thinking: 'low',
      maxOutputTokens: 100,
      stopSequences: ['END'],
      turns: [{ role: 'user', parts: [{ type: 'text' }, { type: 'image' }] }],
    });
  });

  it('sends schemas in the words of JSON Schema', async () => {
    said.say('{}').finish();
    const odd = z.object({
      name: z
        .string()
        .default('x')
        .meta({ title: 'Name', examples: ['a'] }),
      pair: z.tuple([z.number(), z.number()]),
      word: z.literal('sign'),
      either: z.union([z.string(), z.number()]),
      counts: z.record(z.string(), z.number()),
      size: z.number().gt(0).lt(5),
      when: z.iso.datetime(),
    });
    await at(house)
      .withStructuredOutput(odd)
      .invoke('a')
      .catch(() => {});
    expect(house.engine.requests[0]?.output).toMatchObject({
      schema: {
        properties: {
          pair: { prefixItems: [{ type: 'number' }, { type: 'number' }], items: false },
          word: { const: 'sign' },
          size: { exclusiveMinimum: 0, exclusiveMaximum: 5 },
        },
      },
    });
  });

  it('reads increments as they come', async () => {
    const rest = ['mugs\u2028', 'on a table.'];
    said.say('Two ');
    const texts: unknown[] = [];
    for await (const { content } of await at(house).stream('What is it?')) {
      texts.push(content);
      const next = rest.shift();
      if (next !== undefined) said.say(next);
      else said.finish();
    }
    expect(texts.join('|')).toMatch(/^Two \|mugs\u2028\|on a table\.\|*$/);
  });

  it('is told that there are no tools', async () => {
    const structured = at(house).withStructuredOutput(found, { method: 'functionCalling' });
    await expect(structured.invoke('a')).rejects.toMatchObject({
      status: 400,
      message: expect.stringMatching(/tools\[0\].functionDeclarations: no tools are supported/),
    });
  });

  it('raises refusals with their status', async () => {
    await expect(at(house, { model: 'llama' }).invoke('a')).rejects.toMatchObject({
      status: 404,
      message: expect.stringMatching(/is not served here/),
    });
  });

  // Its client has no word for such an error, and takes it for the end.
  it('gets what was said before an error in the middle of a stream', async () => {
    house.engine.answer = async function* () {
      yield { type: 'text', text: 'Two ' };
      throw new DrishtiError('service_unavailable', 'the model ran out of memory');
    };
    const chunks: unknown[] = [];
    for await (const { content } of await at(house).stream('What is it?')) chunks.push(content);
    expect(chunks).toEqual(['Two ']);
  });
});
