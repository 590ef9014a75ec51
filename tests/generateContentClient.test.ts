import type { GenerateContentConfig, Part } from 'genai-v2';
import { Type } from 'genai-v2';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DrishtiError, type ErrorCode } from '../src/errors.js';
import { drawPicture } from './pictures/drawings.js';
import { Dictation } from './support/dictation.js';
import { type EmbeddedApp, embeddedApp } from './support/embeddedApp.js';
import { type ListeningApp, listeningApp } from './support/listening.js';
import { majors } from './support/majors.js';

const model = 'gemini-3-flash-preview';
let real: EmbeddedApp;
let house: ListeningApp;
let said: Dictation;
let sign: Buffer;

beforeAll(async () => {
  [real, house, sign] = await Promise.all([
    embeddedApp(),
    listeningApp({ maxBodyMegabytes: 1 }),
    drawPicture('stop sign'),
  ]);
});
afterAll(() => Promise.all([real.close(), house.close()]));
beforeEach(() => {
  said = new Dictation();
  house.engine.answer = said.answer;
  house.engine.beforeAnswer = () => {};
  house.engine.requests.length = 0;
});

const signPart = (): Part => ({ inlineData: { data: sign.toString('base64'), mimeType: 'image/png' } });

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

describe.each(majors)('@google/genai %s', (_version, GoogleGenAI) => {
  const at = ({ url }: { url: string }, httpOptions = {}) =>
    new GoogleGenAI({ apiKey: 'local', httpOptions: { baseUrl: url, ...httpOptions } });

  describe('sees', () => {
    const ask = (text: string, config: GenerateContentConfig = {}) =>
      at(real).models.generateContent({ model, contents: [text, signPart()], config });

    it('what is in a picture, and counts as it announced', async () => {
      const contents = [{ text: 'Caption this image.' }, signPart()];
      const answer = await at(real).models.generateContent({ model, contents });
      expect(answer.text).toMatch(/stop sign/);
      expect(answer.candidates?.[0]?.finishReason).toBe('STOP');
      expect(answer.modelVersion).toBe(model);
      const { totalTokens } = await at(real).models.countTokens({ model, contents });
      expect(answer.usageMetadata?.promptTokenCount).toBe(totalTokens);
      expect(totalTokens).toBe(1125);
    });

    it('it by a schema in the form of OpenAPI', async () => {
      const answer = await ask('Detect the stop sign.', {
        responseMimeType: 'application/json',
        responseSchema: {
          type: Type.ARRAY,
          minItems: '1',
          items: {
            type: Type.OBJECT,
            properties: {
              box_2d: { type: Type.ARRAY, items: { type: Type.INTEGER }, minItems: '4', maxItems: '4' },
              label: { type: Type.STRING },
              note: { type: Type.STRING, nullable: true },
            },
            required: ['label', 'box_2d'],
            propertyOrdering: ['label', 'box_2d', 'note'],
          },
        },
      });
      const [item] = JSON.parse(answer.text ?? '');
      expect(Object.keys(item).slice(0, 2)).toEqual(['label', 'box_2d']);
      expect(item).toMatchObject({ label: 'stop sign', box_2d: Array(4).fill(expect.any(Number)) });
    });

    const found = z.object({ objects: z.array(z.object({ label: z.string(), count: z.int() })) });

    // The client moves a schema with `$schema` to `responseJsonSchema`.
    it.each(['responseSchema', 'responseJsonSchema'])('it by a JSON Schema in %s', async (field) => {
      const answer = await ask('What is in the picture?', {
        responseMimeType: 'application/json',
        [field]: z.toJSONSchema(found),
      });
      expect(found.parse(JSON.parse(answer.text ?? '')).objects[0]).toMatchObject({ label: 'stop sign' });
    });

    it('which word of several it is', async () => {
      const answer = await ask('What is in the picture?', {
        responseMimeType: 'text/x.enum',
        responseSchema: { type: Type.STRING, enum: ['clock', 'stop sign', 'frisbee'] },
      });
      expect(answer.text).toBe('stop sign');
    });

    it('it in a stream', async () => {
      const contents = ['Caption this image.', signPart()];
      const whole = await at(real).models.generateContent({ model, contents });
      const chunks = await all(await at(real).models.generateContentStream({ model, contents }));
      expect(chunks.map(({ text }) => text).join('')).toBe(whole.text);
      expect(chunks.at(-1)?.candidates?.[0]?.finishReason).toBe('STOP');
      expect(chunks.at(-1)?.usageMetadata).toEqual(whole.usageMetadata);
    });

    it('it in a file', async () => {
      const { files } = at(real);
      const file = await files.upload({ file: new Blob([sign], { type: 'image/png' }) });
      const fileData = { fileUri: String(file.uri), mimeType: String(file.mimeType) };
      const contents = [{ role: 'user', parts: [{ text: 'Caption this image.' }, { fileData }] }];
      expect((await at(real).models.generateContent({ model, contents })).text).toMatch(/stop sign/);
      expect((await at(real).models.countTokens({ model, contents })).totalTokens).toBe(1125);
    });

    it('it through a chat', async () => {
      const chat = at(real).chats.create({ model, config: { systemInstruction: 'Be brief.' } });
      const first = await chat.sendMessage({ message: ['Caption this image.', signPart()] });
      expect(first.text).toMatch(/stop sign/);
      const chunks = await all(await chat.sendMessageStream({ message: 'How many stop signs are there?' }));
      expect(chunks.map(({ text }) => text).join('')).toMatch(/one/);
      expect(
        chat
          .getHistory(true)
          .map(({ role }) => role)
          .slice(0, 3),
      ).toEqual(['user', 'model', 'user']);
      const third = await chat.sendMessage({ message: 'Where is the stop sign?' });
      expect(third.text).toMatch(/stop sign/);
    });
  });

  it('lists models page by page, and says what they can do', async () => {
    const pager = await at(real).models.list({ config: { pageSize: 1 } });
    expect(pager.page).toHaveLength(1);
    const names: (string | undefined)[] = [];
    for await (const { name } of pager) names.push(name);
    expect(names).toEqual(['models/drishti-embedded', `models/${model}`]);
    const { supportedActions } = await at(real).models.get({ model });
    expect(supportedActions).toEqual(expect.arrayContaining(['generateContent', 'countTokens']));
  });

  it('reads increments as they come', async () => {
    said.say('Two ');
    const stream = await at(house).models.generateContentStream({ model, contents: 'What is it?' });
    const texts: (string | undefined)[] = [];
    const rest = ['mugs ', 'on a table.'];
    for await (const { text } of stream) {
      texts.push(text);
      const next = rest.shift();
      if (next !== undefined) said.say(next);
      else said.finish();
    }
    expect(texts).toEqual(['Two ', 'mugs ', 'on a table.', '']);
  });

  const failing = (code: ErrorCode) => {
    house.engine.beforeAnswer = () => {
      throw new DrishtiError(code, 'on purpose');
    };
  };
  const calls = {
    generateContent: (httpOptions = {}) =>
      at(house, httpOptions).models.generateContent({ model, contents: 'a' }),
    generateContentStream: (httpOptions = {}) =>
      at(house, httpOptions).models.generateContentStream({ model, contents: 'a' }),
  };

  describe.each(['generateContent', 'generateContentStream'] as const)('%s raises', (call) => {
    it.each<[ErrorCode, number, string]>([
      ['invalid_request', 400, 'INVALID_ARGUMENT'],
      ['failed_precondition', 400, 'FAILED_PRECONDITION'],
      ['authentication', 401, 'UNAUTHENTICATED'],
      ['permission_denied', 403, 'PERMISSION_DENIED'],
      ['model_not_found', 404, 'NOT_FOUND'],
      ['too_many_requests', 429, 'RESOURCE_EXHAUSTED'],
      ['api_error', 500, 'INTERNAL'],
      ['service_unavailable', 503, 'UNAVAILABLE'],
      ['deadline_exceeded', 504, 'DEADLINE_EXCEEDED'],
    ])('%s as %i, after one request', async (code, status, name) => {
      failing(code);
      const error = await calls[call]().catch((raised: Error & { status?: number }) => raised);
      expect(error).toMatchObject({ name: 'ApiError', status });
      expect(JSON.parse((error as Error).message)).toEqual({
        error: { code: status, message: 'on purpose', status: name },
      });
      expect(house.engine.requests).toHaveLength(1);
    });

    it.each([
      [413, { contents: 'a'.repeat(1_100_000) }, /at most 1000000 bytes/],
      [404, { model: 'llama' }, /is not served here/],
      [404, { model: 'tunedModels/mine' }, /is not served here/],
      [400, { contents: [{ inlineData: { data: '****' } }] }, /contents\[0\].parts\[0\].inlineData.data/],
      [400, { config: { tools: [{ googleSearch: {} }] } }, /tools\[0\].googleSearch/],
      [400, { config: { candidateCount: 2 } }, /candidateCount/],
    ])('%i for a wrong request', async (status, request, message) => {
      await expect(at(house).models[call]({ model, contents: 'a', ...request })).rejects.toMatchObject({
        name: 'ApiError',
        status,
        message: expect.stringMatching(message),
      });
    });

    it('a timeout, and the work stops', async () => {
      const error = await calls[call]({ timeout: 500 }).catch((raised: Error) => raised);
      // Whoever is first: the client, which gives up by itself, or the server, which it told how long it waits.
      expect(['AbortError', 'ApiError', 'Error']).toContain((error as Error).name);
      await expect.poll(() => house.engine.running).toBe(0);
    });
  });

  it('raises an error that comes in the middle of a stream', async () => {
    house.engine.answer = async function* () {
      yield { type: 'text', text: 'Two ' };
      throw new DrishtiError('service_unavailable', 'the model ran out of memory');
    };
    const texts: (string | undefined)[] = [];
    const read = async () => {
      for await (const { text } of await calls.generateContentStream()) texts.push(text);
    };
    await expect(read()).rejects.toMatchObject({ name: 'ApiError', status: 503 });
    expect(texts).toEqual(['Two ']);
  });

  // Who merely leaves the loop keeps the connection: the client does not close it.
  it('stops the work of a stream when it is told to', async () => {
    said.say('Two ');
    const leaving = new AbortController();
    const config = { abortSignal: leaving.signal };
    const read = async () => {
      const stream = await at(house).models.generateContentStream({ model, contents: 'a', config });
      for await (const _ of stream) leaving.abort();
    };
    await expect(read()).rejects.toMatchObject({ name: 'AbortError' });
    await expect.poll(() => house.engine.running).toBe(0);
  });

  it('stops the work when it is told to', async () => {
    const leaving = new AbortController();
    const config = { abortSignal: leaving.signal };
    const call = at(house).models.generateContent({ model, contents: 'a', config });
    const failed = expect(call).rejects.toThrow();
    await expect.poll(() => house.engine.running).toBe(1);
    leaving.abort();
    await failed;
    await expect.poll(() => house.engine.running).toBe(0);
  });
});
