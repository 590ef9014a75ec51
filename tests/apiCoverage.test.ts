import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { generationConfig as classicConfig } from '../src/wire/generateContent/generationConfig.js';
import { generateContentRequest } from '../src/wire/generateContent/request.js';
import { generationConfig } from '../src/wire/interactions/generationConfig.js';
import { body } from '../src/wire/interactions/request.js';
import { drawPicture } from './pictures/drawings.js';
import { readPage, root } from './support/codeBlocks/pages.js';
import { type EmbeddedApp, embeddedApp } from './support/embeddedApp.js';

const page = readPage('docs/api-coverage.md');
const rows = [...page.matchAll(/^\| (.*?) \| (.*?) \| (.*?) ?\|$/gm)];
const model = 'gemini-3-flash-preview';

let app: EmbeddedApp;
let picture: string;
beforeAll(async () => {
  app = await embeddedApp();
  picture = (await drawPicture('stop sign')).toString('base64');
});
afterAll(() => app.close());

const post = (path: string, sent: object) =>
  fetch(`${app.url}/v1beta/${path}`, { method: 'POST', body: JSON.stringify(sent) });

/** Fields of the classic surface are read in two spellings, which is a step before their object. */
const fieldsOf = (schema: z.ZodType) => {
  const { def } = schema as z.ZodObject | z.ZodPipe;
  return Object.keys(('out' in def ? (def.out as z.ZodObject) : (schema as z.ZodObject)).shape);
};

describe('docs/api-coverage.md', () => {
  it.each([
    ['create', body],
    ['generation_config', generationConfig],
    ['generateContent', generateContentRequest],
    ['generationConfig', classicConfig],
  ])('has each field of %s', (_name, schema) => {
    const hidden = new Set(['model', 'generation_config', 'generationConfig', '_responseJsonSchema']);
    const missing = fieldsOf(schema).filter((field) => !hidden.has(field) && !page.includes(`\`${field}\``));
    expect(missing).toEqual([]);
  });

  it('names a proof in each row, and no test that is not there', () => {
    expect(rows.length).toBeGreaterThan(90);
    const unproven = rows.filter(([, , , proof]) => proof === '').map(([, what]) => what);
    expect(unproven).toEqual(['blocked by safety rules']);
    const named = rows.flatMap(([, , , proof = '']) => proof.match(/[\w/]+\.test\.ts/g) ?? []);
    const isThere = (path: string) => existsSync(`${root}${path}`) || existsSync(`${root}tests/${path}`);
    expect(named.filter((path) => !isThere(path))).toEqual([]);
  });
});

describe('refused with 400', () => {
  const ask = { model, input: 'What can you do?' };
  const config = ['image_config', 'speech_config', 'video_config', 'transcription_config'];
  const fields = [
    ...['agent', 'agent_config', 'cached_content', 'continuation_token', 'environment', 'webhook_config'],
    'response_mime_type',
  ];
  it.each<[string, object]>([
    ...fields.map((name): [string, object] => [name, { ...ask, [name]: 'x' }]),
    ...config.map((name): [string, object] => [name, { ...ask, generation_config: { [name]: {} } }]),
    ['content of type video', { model, input: [{ type: 'video', data: 'x' }] }],
    ['tools', { ...ask, tools: [{ type: 'function', name: 'f' }] }],
    ['format of type audio', { ...ask, response_format: { type: 'audio' } }],
  ])('interactions: %s', async (_name, sent) => {
    const response = await post('interactions', sent);
    expect([response.status, await response.json()]).toEqual([
      400,
      { error: { code: 'invalid_request', message: expect.any(String) } },
    ]);
  });

  const parts = ['functionResponse', 'executableCode', 'codeExecutionResult', 'toolCall', 'toolResponse'];
  it.each<[string, object]>([
    ...parts.map((name): [string, object] => [name, { contents: [{ parts: [{ [name]: {} }] }] }]),
    [
      'audioTimestamp',
      { contents: [{ parts: [{ text: 'x' }] }], generationConfig: { audioTimestamp: true } },
    ],
    ['tools', { contents: [{ parts: [{ text: 'x' }] }], tools: [{ googleSearch: {} }] }],
  ])('generateContent: %s', async (_name, sent) => {
    const response = await post(`models/${model}:generateContent`, sent);
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { error: { code: 400, status: 'INVALID_ARGUMENT' } },
    ]);
  });
});

describe('the order of text and picture', () => {
  it.each([
    'Caption this image.',
    'Detect the stop sign. Return box_2d and label.',
    'How many stop signs are there?',
  ])('changes nothing: %s', async (text) => {
    const contents = [
      { type: 'text', text },
      { type: 'image', data: picture },
    ];
    const answers = [contents, contents.toReversed()].map(async (input) => {
      const { steps } = (await (await post('interactions', { model, input })).json()) as { steps: unknown };
      return steps;
    });
    const [textFirst, pictureFirst] = await Promise.all(answers);
    expect(JSON.stringify(textFirst)).toContain('stop sign');
    expect(pictureFirst).toEqual(textFirst);
  });
});

it('properties are written in the order of the schema', async () => {
  const names = ['zoo', 'count', 'label', 'apples'];
  const properties = Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
  const input = [
    { type: 'text', text: 'What is in the picture?' },
    { type: 'image', data: picture },
  ];
  const asked = async (order: readonly string[]) => {
    const schema = {
      type: 'object',
      properties: Object.fromEntries(order.map((n) => [n, properties[n]])),
      required: order,
    };
    const answer = await post('interactions', { model, input, response_format: schema });
    const { steps } = (await answer.json()) as { steps: [{ content: [{ text: string }] }] };
    return Object.keys(JSON.parse(steps[0].content[0].text));
  };
  expect(await asked(names)).toEqual(names);
  expect(await asked(names.toReversed())).toEqual(names.toReversed());
});
