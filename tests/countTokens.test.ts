import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RecordingApp, recordingApp } from './support/app.js';

const gemini3 = 'gemini-3-flash-preview';
const tileModel = 'gemini-2.5-flash';
const prompt = 'Caption this image.';

let house: RecordingApp;
let picture: string;

beforeAll(async () => {
  house = await recordingApp();
  const canvas = { width: 960, height: 540, channels: 3, background: '#336699' } as const;
  picture = (await sharp({ create: canvas }).png().toBuffer()).toString('base64');
});
afterAll(() => house.app.close());

async function count(body: unknown, model = gemini3) {
  const url = `/v1beta/models/${model}:countTokens`;
  const response = await house.app.inject({ method: 'POST', url, payload: JSON.stringify(body) });
  return { status: response.statusCode, json: response.json() };
}

const contents = (...parts: object[]) => ({ contents: [{ role: 'user', parts }] });
const inline = (more = {}) => ({ inlineData: { data: picture, mimeType: 'image/png' }, ...more });

describe('counts', () => {
  it.each([
    ['a text', { text: "What's the highest mountain in Africa?" }, 10],
    ['a longer text', { text: 'The quick brown fox jumps over the lazy dog.' }, 11],
    ['nothing for a thought of an earlier answer', { text: 'Hm.', thought: true }, 0],
  ])('%s', async (_name, part, tokens) => {
    const { json } = await count(contents({ text: '' }, part));
    expect(json).toMatchObject({ totalTokens: tokens, cachedContentTokenCount: 0 });
  });

  it('a picture by budget and by tiles, as the answer would', async () => {
    const body = contents({ text: prompt }, inline());
    expect((await count(body)).json).toEqual({
      totalTokens: 1125,
      promptTokensDetails: [
        { modality: 'TEXT', tokenCount: 5 },
        { modality: 'IMAGE', tokenCount: 1120 },
      ],
      cachedContentTokenCount: 0,
    });
    expect((await count(body, tileModel)).json.totalTokens).toBe(1553);
    for (const model of [gemini3, tileModel, 'drishti-embedded']) {
      const input = [
        { type: 'text', text: prompt },
        { type: 'image', data: picture },
      ];
      const { json } = await house.create({ model, input });
      expect(json.usage.total_input_tokens).toBe((await count(body, model)).json.totalTokens);
    }
  });

  it.each([
    ['LOW', 280],
    ['MEDIUM', 560],
    ['HIGH', 1120],
    ['ULTRA_HIGH', 2240],
    ['UNSPECIFIED', 1120],
  ])('a picture at media resolution %s', async (level, tokens) => {
    const { json } = await count(
      contents(inline({ mediaResolution: { level: `MEDIA_RESOLUTION_${level}` } })),
    );
    expect(json.totalTokens).toBe(tokens);
  });

  it('the snake_case of REST callers, a single content, a single part', async () => {
    const part = { inline_data: { data: picture, mime_type: 'image/png' } };
    expect((await count({ contents: { parts: part } })).json.totalTokens).toBe(1120);
  });

  it('a whole request with its system instruction', async () => {
    const body = {
      generateContentRequest: {
        model: `models/${gemini3}`,
        ...contents({ text: prompt }),
        system_instruction: { parts: [{ text: 'Be brief.' }] },
        generationConfig: { temperature: 0 },
      },
    };
    expect((await count(body)).json.totalTokens).toBe(5 + 3);
  });

  it('pictures at the media resolution of the request, or their own', async () => {
    const request = (config: object, ...parts: object[]) =>
      count({ generateContentRequest: { ...contents(...parts), generation_config: config } });
    const low = { media_resolution: 'MEDIA_RESOLUTION_LOW' };
    const high = inline({ mediaResolution: { level: 'MEDIA_RESOLUTION_HIGH' } });
    expect((await request(low, inline(), high)).json.totalTokens).toBe(280 + 1120);
    const tooMuch = await request({ mediaResolution: 'MEDIA_RESOLUTION_ULTRA_HIGH' }, inline());
    expect(tooMuch.json.error.message).toMatch(/^generateContentRequest.generationConfig.mediaResolution: /);
  });

  it('a URL where every picture costs the same, without fetching it', async () => {
    const fileData = { fileUri: 'https://pictures.invalid/cat.png' };
    expect((await count(contents({ fileData }))).json.totalTokens).toBe(1120);
  });
});

describe('refuses', () => {
  it.each([
    ['no body', undefined, /^request body: /],
    ['no contents', {}, /^contents: /],
    ['empty contents', { contents: [] }, /^contents: is empty/],
    ['an empty part', contents({}), /^contents\[0\].parts\[0\]: give exactly one of text, inlineData/],
    [
      'two payloads',
      contents({ text: 'a', inlineData: { data: 'AAAA' } }),
      /^contents\[0\].parts\[0\]: give exactly one/,
    ],
    [
      'an unknown field',
      contents({ text: 'a', colour: 1 }),
      /^contents\[0\].parts\[0\].colour: unknown field/,
    ],
    [
      'both spellings',
      contents({ inlineData: { data: 'A', mimeType: '', mime_type: '' } }),
      /mime_type: unknown/,
    ],
    ['an unknown role', { contents: [{ role: 'boss', parts: [{ text: 'a' }] }] }, /^contents\[0\].role: use/],
    ['bad base64', contents({ inlineData: { data: '@' } }), /^contents\[0\].parts\[0\].inlineData.data: /],
    ['a tool call', contents({ functionCall: {} }), /functionCall: function calls cannot be understood/],
    ['another level', contents({ text: 'a', mediaResolution: { level: 'HIGH' } }), /mediaResolution.level/],
    [
      'tools',
      { generateContentRequest: { ...contents({ text: 'a' }), tools: [{}] } },
      /Request.tools: no tools/,
    ],
    [
      'another model',
      { generateContentRequest: { model: 'models/other', ...contents({ text: 'a' }) } },
      /^generateContentRequest.model: is not the model of the path/,
    ],
  ])('%s', async (_name, body, message) => {
    const { status, json } = await count(body);
    expect(json.error).toEqual({
      code: 400,
      status: 'INVALID_ARGUMENT',
      message: expect.stringMatching(message),
    });
    expect(status).toBe(400);
  });

  it('more pictures than an answer would take', async () => {
    const fileData = { fileUri: 'https://pictures.invalid/cat.png' };
    const { status, json } = await count(contents(...Array(3601).fill({ fileData })));
    expect(status).toBe(400);
    expect(json.error.message).toBe('contents: 3601 images; at most 3600 per request');
  });

  it('media resolution on models before Gemini 3', async () => {
    const low = inline({ mediaResolution: { level: 'MEDIA_RESOLUTION_LOW' } });
    expect((await count(contents(low), tileModel)).json.error.message).toMatch(/resolution needs a Gemini 3/);
  });

  it('an unknown model and an unknown method', async () => {
    expect((await count(contents({ text: 'a' }), 'other')).status).toBe(404);
    const url = `/v1beta/models/${gemini3}:embedContent`;
    const response = await house.app.inject({ method: 'POST', url, payload: '{}' });
    expect([response.statusCode, response.json().error.status]).toEqual([404, 'NOT_FOUND']);
  });
});
