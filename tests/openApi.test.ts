import { readFile } from 'node:fs/promises';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawPicture } from './pictures/drawings.js';
import { ApiDocument, type Described } from './support/apiDocument.js';
import { type RecordingApp, recordingApp } from './support/app.js';
import { apiKeys } from './support/keys.js';
import { pageRoutes, registeredRoutes, withoutVersion } from './support/registeredRoutes.js';

let house: RecordingApp;
let document: ApiDocument;
let picture: string;
/** The routes that answered, and the operations that were found for what was asked. */
const answering = new Set<string>();
const described = new Set<string>();
let route = '';

beforeAll(async () => {
  house = await recordingApp();
  house.app.addHook('onRequest', async ({ method, routeOptions }) => {
    route = `${method} ${withoutVersion(routeOptions.url ?? '')}`;
  });
  document = await ApiDocument.of(house.app);
  picture = (await drawPicture('stop sign')).toString('base64');
});
afterAll(() => house.close());

interface Sent {
  readonly payload?: unknown;
  readonly headers?: Record<string, string>;
}

/** Sends a request and finds its answer as the document describes it. */
async function call(method: 'GET' | 'POST' | 'DELETE', url: string, { payload, headers }: Sent = {}) {
  const answer = await house.app.inject({
    method,
    url,
    ...(headers && { headers }),
    ...(payload !== undefined && { payload: payload as string }),
  });
  expect(document.problemsOf(method, url, answer), `${method} ${url} ${answer.body}`).toBeUndefined();
  answering.add(route);
  described.add(keyOf(document.find(method, url)));
  return answer;
}

const keyOf = ({ method, path }: Described) => `${method} ${path}`;
const ask = () => ({
  model: 'gemini-3-flash-preview',
  system_instruction: 'Be brief.',
  input: [
    { type: 'text', text: 'What is this?' },
    { type: 'image', data: picture, mime_type: 'image/png', resolution: 'high' },
  ],
  labels: { team: 'a' },
  service_tier: 'standard',
  generation_config: { thinking_summaries: 'auto' },
});

const classic = () => ({
  contents: [{ role: 'user', parts: [{ text: 'What is this?' }, { inlineData: { data: picture } }] }],
});

it('is a valid OpenAPI document at the address of the caller', async () => {
  const answer = await house.app.inject({ url: '/openapi.json', headers: { host: 'eyes.example:99' } });
  const json = answer.json();
  expect(json.openapi).toBe('3.1.0');
  expect(json.servers).toEqual([{ url: 'http://eyes.example:99' }]);
  const { valid, errors } = await new Validator().validate(json);
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
});

it('refers to nothing that is not there, and has nothing that is not referred to', async () => {
  const { body } = await house.app.inject('/openapi.json');
  const used = new Set([...body.matchAll(/"\$ref":"#\/components\/([^"]+)"/g)].map(([, name]) => name));
  const { components } = JSON.parse(body);
  const there = ['schemas', 'headers'].flatMap((kind) =>
    Object.keys(components[kind]).map((name) => `${kind}/${name}`),
  );
  // What the data line of an event holds is not the schema of any body.
  expect([...used, 'schemas/InteractionEvent'].sort()).toEqual(there.sort());
});

it('tells whether a key is needed', async () => {
  const security = async (apiKeys: string[]) => {
    const other = await recordingApp({ apiKeys });
    const json = (await other.app.inject('/openapi.json')).json();
    await other.close();
    return json.security;
  };
  const forms = [{ header: [] }, { query: [] }, { bearer: [] }];
  expect(await security([])).toEqual([{}, ...forms]);
  expect(await security(['a-key-of-16-letters'])).toEqual(forms);
});

describe('real answers are as described', () => {
  it('of interactions', async () => {
    house.engine.events = [
      { type: 'thought', text: 'Well.' },
      { type: 'text', text: 'A stop sign.' },
      { type: 'finish', reason: 'stop' },
    ];
    const { id } = (await call('POST', '/v1/interactions', { payload: ask() })).json();
    await call('GET', `/v1beta/interactions/${id}`);
    await call('GET', `/v1beta/interactions/${id}?include_input=true`);
    const next = { model: 'gemini-3', input: 'And now?', previous_interaction_id: id };
    const streamed = await call('POST', '/v1/interactions', { payload: { ...next, stream: true } });
    const replayed = await call('GET', `/v1/interactions/${id}?stream=true`);
    for (const { body } of [streamed, replayed]) {
      const data = [...body.matchAll(/^data: (\{.*)$/gm)].map(([, json]) => JSON.parse(json as string));
      expect(data.length).toBeGreaterThan(5);
      for (const event of data) {
        expect(document.problemsWith('InteractionEvent', event, true), JSON.stringify(event)).toBeUndefined();
      }
    }
    await call('POST', `/v1/interactions/${id}/cancel`);
    await call('POST', `/v1/interactions/${id}:cancel`);
    await call('DELETE', `/v1/interactions/${id}`);
    await call('GET', `/v1/interactions/${id}`);
    await call('POST', '/v1/interactions', { payload: { ...ask(), model: 'llama' } });
    await call('POST', '/v1/interactions', { payload: { ...ask(), odd: 1 } });
  });

  it('of interactions that are cancelled, cut or fail', async () => {
    house.engine.beforeAnswer = (_request, signal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    for (const path of ['/cancel', ':cancel']) {
      const { id } = (
        await call('POST', '/v1/interactions', { payload: { ...ask(), background: true } })
      ).json();
      const cancelled = await call('POST', `/v1/interactions/${id}${path}`);
      expect(cancelled.json().status).toBe('cancelled');
      await call('GET', `/v1/interactions/${id}`);
    }
    house.engine.beforeAnswer = () => {
      throw new TypeError('broken');
    };
    expect((await call('POST', '/v1/interactions', { payload: ask() })).statusCode).toBe(500);
    house.engine.beforeAnswer = () => {};
    const short = { ...ask(), generation_config: { max_output_tokens: 1 } };
    expect((await call('POST', '/v1/interactions', { payload: short })).json().status).toBe('incomplete');
  });

  it('of models', async () => {
    await call('GET', '/v1/models');
    await call('GET', '/v1beta/models?pageSize=1');
    await call('GET', '/v1beta/models?pageSize=x');
    await call('GET', '/v1/models/gemini-3-flash-preview');
    await call('GET', '/v1/models/llama');
    const base = '/v1beta/models/gemini-3-flash-preview';
    const thinking = { ...classic(), generationConfig: { thinkingConfig: { includeThoughts: true } } };
    await call('POST', `${base}:generateContent`, { payload: classic() });
    await call('POST', `${base}:generateContent`, { payload: thinking });
    await call('POST', `${base}:generateContent`, { payload: {} });
    await call('POST', `${base}:streamGenerateContent`, { payload: classic() });
    const { body } = await call('POST', `${base}:streamGenerateContent?alt=sse`, { payload: thinking });
    const chunks = [...body.matchAll(/^data: (.*)\r$/gm)].map(([, json]) => JSON.parse(json as string));
    expect(chunks.length).toBeGreaterThan(1);
    for (const chunk of chunks) {
      expect(document.problemsWith('GenerateContentResponse', chunk, true)).toBeUndefined();
    }
    await call('POST', `${base}:countTokens`, { payload: classic() });
    await call('POST', '/v1/models/llama:countTokens', { payload: classic() });
  });

  it.each(['/upload/v1beta/files', '/v1beta/upload/v1/files'])('of files and %s', async (path) => {
    const bytes = Buffer.from(picture, 'base64');
    const start = {
      'x-goog-upload-protocol': 'resumable',
      'x-goog-upload-command': 'start',
      'x-goog-upload-header-content-length': `${bytes.length}`,
      'x-goog-upload-header-content-type': 'image/png',
    };
    const started = await call('POST', path, {
      headers: start,
      payload: { file: { displayName: 'A sign', name: 'files/sign' } },
    });
    const { pathname, search } = new URL(String(started.headers['x-goog-upload-url']));
    const command = (name: string, offset?: number) => ({
      'x-goog-upload-command': name,
      ...(offset !== undefined && { 'x-goog-upload-offset': `${offset}` }),
    });
    await call('POST', pathname + search, { headers: command('query') });
    const finished = await call('POST', pathname + search, {
      headers: command('upload, finalize', 0),
      payload: bytes,
    });
    expect(finished.json().file.name).toBe('files/sign');
    await call('POST', path, { headers: start, payload: { file: { name: 'files/sign' } } });
    await call('POST', path, { headers: command('upload'), payload: 'x' });
    await call('POST', `${path}?upload_id=none`, { headers: command('query') });
    await call('GET', '/v1/files');
    await call('GET', '/v1/files/sign');
    const downloaded = await call('GET', '/v1/files/sign:download?alt=media');
    expect(downloaded.headers['content-type']).toBe('image/png');
    await call('DELETE', '/v1/files/sign');
    await call('GET', '/v1/files');
    await call('GET', '/v1/files/sign');
    await call('POST', '/v1/files:register', { payload: { uris: [] } });
  });

  it('of what is there to operate the server', async () => {
    for (const url of ['/healthz', '/readyz', '/metrics', '/openapi.json']) {
      expect((await call('GET', url)).statusCode).toBe(200);
    }
  });

  it('and that was every operation of the document, and every route of the server', async () => {
    expect(document.operations.map(keyOf).filter((key) => !described.has(key))).toEqual([]);
    const routes = (await registeredRoutes(house.app)).filter((each) => !pageRoutes.includes(each));
    expect(routes.sort()).toEqual([...answering].sort());
  });
});

describe('errors are described', () => {
  const sample = (path: string) => path.replace(/\{(version|prefix)\}/g, 'v1').replace(/\{\w+\}/g, 'x');

  it('where they come before anything is looked at: web page, key, method', async () => {
    const { app, close } = await recordingApp({ apiKeys });
    for (const { method, path, operation } of document.operations) {
      const url = sample(path);
      const ask = { method: method as 'GET', url };
      const answers = [
        await app.inject({ ...ask, headers: { origin: 'https://foreign.example' } }),
        await app.inject(ask),
        await app.inject({ ...ask, method: 'PUT' }),
      ];
      const isOpen = operation.security?.length === 0;
      expect(answers.map(({ statusCode }) => statusCode)).toEqual(isOpen ? [200, 200, 405] : [403, 401, 405]);
      for (const answer of answers) {
        expect(document.problemsOf(method, url, answer), `${method} ${url} ${answer.body}`).toBeUndefined();
      }
    }
    await close();
  });

  it('wherever the table of errors knows of one, and nothing else', async () => {
    const table = await readFile('docs/errors.md', 'utf8');
    const known = new Set([...table.matchAll(/^\| (\d{3}) \|/gm)].map(([, status]) => status));
    // Nobody is there to get it.
    known.delete('499');
    const statuses = document.operations.flatMap(({ operation }) => Object.keys(operation.responses));
    expect(new Set(statuses.filter((status) => status >= '400'))).toEqual(known);
  });
});

describe('published requests fit', () => {
  const image = { type: 'image', data: 'aGk=', mime_type: 'image/png' };
  const schema = { type: 'object', properties: { items: { type: 'array', items: { type: 'string' } } } };
  const create = (fields: object) => ({ model: 'gemini-3-flash-preview', input: 'Hi', ...fields });
  const jsonFormat = { type: 'text', mime_type: 'application/json', schema };

  it.each<[string, unknown]>([
    ['CreateInteraction', create({})],
    ['CreateInteraction', create({ input: { type: 'text', text: 'Hi' } })],
    ['CreateInteraction', create({ input: [{ type: 'text', text: 'Caption this image.' }, image] })],
    ['CreateInteraction', create({ input: [{ type: 'document', uri: 'files/abc' }] })],
    ['CreateInteraction', create({ input: [{ ...image, resolution: 'high', mimeType: 'image/png' }] })],
    ['CreateInteraction', create({ input: [{ type: 'user_input', content: 'Hello!' }] })],
    [
      'CreateInteraction',
      create({
        input: [
          { type: 'user_input', content: [{ type: 'text', text: 'What is it?' }, image] },
          { type: 'thought', signature: 'abc', summary: [] },
          { type: 'model_output', content: [{ type: 'text', text: 'A cat.' }] },
          { type: 'user_input', content: [{ type: 'text', text: 'Which colour?' }] },
        ],
      }),
    ],
    ['CreateInteraction', create({ response_format: jsonFormat })],
    ['CreateInteraction', create({ response_format: [jsonFormat] })],
    ['CreateInteraction', create({ response_format: schema })],
    ['CreateInteraction', create({ generation_config: { thinking_level: 'low', temperature: 0.5 } })],
    ['CreateInteraction', create({ stream: true, background: true, store: true, tools: [] })],
    ['CreateInteraction', create({ previous_interaction_id: 'v1_abc', labels: { team: 'a' } })],
    ['CreateInteraction', create({ system_instruction: null, cached_content: null })],
    ['GenerateContentRequest', { contents: [{ parts: [{ text: 'Caption this image.' }] }] }],
    [
      'GenerateContentRequest',
      {
        contents: [
          {
            role: 'user',
            parts: [
              { inline_data: { mime_type: 'image/jpeg', data: 'aGk=' } },
              { file_data: { file_uri: 'files/abc', mime_type: 'image/png' } },
              { fileData: { fileUri: 'https://example.com/a.png' } },
              { text: 'What?' },
            ],
          },
        ],
        generation_config: { response_mime_type: 'application/json', response_schema: { type: 'ARRAY' } },
        systemInstruction: { parts: [{ text: 'Be brief.' }] },
        safetySettings: [{ category: 'HARM_CATEGORY_HARASSMENT', threshold: 'BLOCK_NONE' }],
      },
    ],
    ['CountTokensRequest', { contents: { parts: { text: 'Hi' } } }],
    ['CountTokensRequest', { generateContentRequest: { model: 'models/gemini-3', contents: [] } }],
    ['StartUpload', { file: { display_name: 'TEXT' } }],
    ['StartUpload', { file: { mimeType: 'image/jpeg', sizeBytes: '1000', name: 'files/a' } }],
  ])('%s %j', (name, value) => {
    expect(document.problemsWith(name, value)).toBeUndefined();
  });

  it.each<[string, unknown]>([
    ['CreateInteraction', { input: 'Hi' }],
    ['CreateInteraction', { model: 'gemini-3' }],
    ['CreateInteraction', create({ input: 3 })],
    ['CreateInteraction', create({ input: [{ type: 'audio', data: 'aGk=' }] })],
    ['CreateInteraction', create({ maxOutputTokens: 3 })],
    ['CreateInteraction', create({ agent: 'deep-research' })],
    ['CreateInteraction', create({ generation_config: { temperature: 3 } })],
    ['GenerateContentRequest', {}],
    ['GenerateContentRequest', { contents: [{ parts: [{ fileData: { mimeType: 'image/png' } }] }] }],
    ['GenerateContentRequest', { contents: [], generationConfig: { candidateCount: 2 } }],
    ['CountTokensRequest', { model: 'gemini-3' }],
  ])('and what is refused does not: %s %j', (name, value) => {
    expect(document.problemsWith(name, value)).toBeDefined();
  });
});
