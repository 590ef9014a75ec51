import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { SettingName } from '../src/config.js';
import { type RecordingApp, recordingApp } from './support/app.js';
import { Dictation } from './support/dictation.js';
import { FilesApi } from './support/filesApi.js';
import { interactionsOf, majors } from './support/majors.js';
import { type PictureHost, startPictureHost } from './support/pictureHost.js';
import { plainPicture, seenTurns } from './support/seenTurns.js';

const model = 'gemini-3-flash-preview';
const ask = { model, input: 'What is this?' };
const red = await plainPicture('#ff0000');
const green = await plainPicture('#00ff00');
const blue = await plainPicture('#0000ff');
const inline = (bytes: Buffer) => ({
  type: 'image',
  data: bytes.toString('base64'),
  mime_type: 'image/png',
});
const text = (words: string) => ({ type: 'text', text: words });
const asked = (words: string) => ({ type: 'user_input', content: [text(words)] });
const said = (words: string) => ({ type: 'model_output', content: [text(words)] });

let house: RecordingApp;
/** What the engine saw, prompt by prompt. */
let seen: string[][];
beforeEach(() => open());
afterEach(() => house.close());

async function reopen(settings: Partial<Record<SettingName, unknown>> = {}): Promise<void> {
  await house.close();
  await open(settings);
}

async function open(settings: Partial<Record<SettingName, unknown>> = {}): Promise<void> {
  house = await recordingApp(settings);
  seen = [];
  house.engine.answer = async function* (request) {
    seen.push(await seenTurns(request));
    yield { type: 'text', text: `Seen ${seen.length}.` };
    yield { type: 'finish', reason: 'stop' };
  };
}

/** A call on an interaction, with the headers that the clients send on every one. */
async function call(method: 'GET' | 'POST' | 'DELETE', path: string) {
  const headers = { 'content-type': 'application/json', cookie: '' };
  const answer = await house.app.inject({ method, url: `/v1/interactions/${path}`, headers });
  return { status: answer.statusCode, json: answer.json() };
}

const get = (path: string) => call('GET', path);

async function created(body: object) {
  const { status, json } = await house.create({ model, ...body });
  if (status !== 200) throw new Error(JSON.stringify(json));
  return json;
}

describe('get', () => {
  it('shows what create answered, with what was asked before it', async () => {
    const labels = { team: 'a-1', größe: '' };
    const answer = await created({ ...ask, labels, service_tier: 'flex' });
    expect(answer.steps).toEqual([said('Seen 1.')]);
    const { status, json } = await get(answer.id);
    expect(status).toBe(200);
    expect(json).toEqual({ ...answer, steps: [asked('What is this?'), said('Seen 1.')] });
    expect(json).toMatchObject({ labels, service_tier: 'flex', status: 'completed' });
  });

  it.each(['?stream=false', '?stream=false&alt=sse&key=x&whatever=1', '/'])('with %s', async (rest) => {
    const { id } = await created(ask);
    expect((await get(`${id}${rest}`)).json.id).toBe(id);
  });

  it('shows pictures as they came', async () => {
    const file = await new FilesApi(house.app).upload(green, { mimeType: 'image/png' });
    const content = [
      text('Which?'),
      { ...inline(red), resolution: 'low' },
      { type: 'image', data: blue.toString('base64') },
      { type: 'image', uri: file.uri, mime_type: 'image/png' },
    ];
    const { id } = await created({ input: content });
    const { json } = await get(`${id}?include_input=true`);
    expect(json.steps).toEqual([{ type: 'user_input', content }, said('Seen 1.')]);
    expect(json.input).toEqual([{ type: 'user_input', content }]);
    expect(seen).toEqual([['user: Which? #ff0000 #0000ff #00ff00']]);
  });

  it('shows every step of a stateless input', async () => {
    const input = [asked('Hi'), said('Hello.'), { type: 'user_input', content: 'Sure?' }];
    const { id } = await created({ input });
    expect((await get(id)).json.steps).toEqual([
      asked('Hi'),
      said('Hello.'),
      asked('Sure?'),
      said('Seen 1.'),
    ]);
  });

  it('tells the input only when asked to', async () => {
    const { id } = await created(ask);
    expect((await get(id)).json).not.toHaveProperty('input');
    expect((await get(`${id}?include_input=false`)).json).not.toHaveProperty('input');
  });

  it('gives the memory of pictures back', async () => {
    await reopen({ maxBodyMegabytes: 1, maxBodyMemoryMegabytes: 2, maxFetchMegabytes: 1 });
    const noise = Buffer.alloc(450_000, 7);
    red.copy(noise);
    const { id } = await created({ input: [text('Hi'), inline(noise)] });
    for (let round = 0; round < 5; round++) expect((await get(id)).status).toBe(200);
  });

  it.each([
    ['?stream=yes', /^stream: "yes"/],
    ['?include_input=1', /^include_input: "1"/],
    ['?last_event_id=e1', /^last_event_id: is for streams/],
    ['?stream=true&last_event_id=e1', /^last_event_id: "e1"/],
  ])('refuses %s', async (query, message) => {
    const { id } = await created(ask);
    const { status, json } = await get(`${id}${query}`);
    expect(status).toBe(400);
    expect(json.error).toEqual({ code: 'invalid_request', message: expect.stringMatching(message) });
  });
});

describe('an interaction that is not there', () => {
  const unknown = `v1_${'x'.repeat(32)}`;
  const ids = [
    unknown,
    'nothing',
    'v1_%00',
    'v1_a%2Fb%3D%3D',
    '%F0%9F%A5%AD',
    `v1_${'x'.repeat(250)}`,
    'v1_a.b',
  ];
  it.each(ids)('%s', async (id) => {
    for (const [method, rest] of [
      ['GET', ''],
      ['GET', '?stream=true'],
      ['DELETE', ''],
      ['POST', '/cancel'],
      ['POST', ':cancel'],
    ] as const) {
      const { status, json } = await call(method, `${id}${rest}`);
      expect([method, rest, status]).toEqual([method, rest, 404]);
      expect(json.error.code).toBe('not_found');
    }
    const { status, json } = await house.create({ ...ask, previous_interaction_id: decodeURIComponent(id) });
    expect(status).toBe(404);
    expect(json.error).toEqual({
      code: 'not_found',
      message: expect.stringMatching(/^previous_interaction_id: /),
    });
  });

  it('is one that was not to be stored', async () => {
    const { id, status } = await created({ ...ask, store: false });
    expect(status).toBe('completed');
    expect((await get(id)).status).toBe(404);
    expect((await house.create({ ...ask, previous_interaction_id: id })).status).toBe(404);
  });

  it('is one that was deleted', async () => {
    const { id } = await created(ask);
    expect(await call('DELETE', id)).toEqual({ status: 200, json: {} });
    expect((await get(id)).status).toBe(404);
    expect((await call('DELETE', id)).status).toBe(404);
    expect((await house.create({ ...ask, previous_interaction_id: id })).status).toBe(404);
  });
});

it.each(['/cancel', ':cancel'])('refuses to cancel what is finished, by %s', async (rest) => {
  const { id } = await created(ask);
  const { status, json } = await call('POST', `${id}${rest}`);
  expect(status).toBe(400);
  expect(json.error.code).toBe('failed_precondition');
});

it('knows no other verb, and no other method', async () => {
  const { id } = await created(ask);
  expect((await call('POST', id)).status).toBe(404);
  expect((await call('POST', `${id}:stop`)).status).toBe(404);
  expect((await call('GET', `${id}:cancel`)).status).toBe(404);
  expect((await call('GET', `${id}/cancel`)).status).toBe(405);
});

describe('a chain', () => {
  const next = (id: string, body: object = ask) => created({ ...body, previous_interaction_id: id });

  it('goes on with the conversation', async () => {
    const first = await created({ input: [text('What is this?'), inline(red)] });
    const second = await next(first.id, { input: 'Sure?' });
    const third = await next(second.id, { input: [text('And this?'), inline(blue)] });
    expect(seen.at(-1)).toEqual([
      'user: What is this? #ff0000',
      'model: Seen 1.',
      'user: Sure?',
      'model: Seen 2.',
      'user: And this? #0000ff',
    ]);
    expect(third.previous_interaction_id).toBe(second.id);
    const { json } = await get(third.id);
    expect(json.previous_interaction_id).toBe(second.id);
    expect(json.steps).toHaveLength(2);
    expect(third.usage.total_input_tokens).toBeGreaterThan(second.usage.total_input_tokens);
  });

  it('inherits nothing else', async () => {
    const first = await created({
      ...ask,
      system_instruction: 'Be brief.',
      generation_config: { max_output_tokens: 100, stop_sequences: ['END'], temperature: 1 },
      response_format: { type: 'text', mime_type: 'application/json' },
      labels: { team: 'a' },
    });
    const second = await next(first.id);
    const { system, output, sampling, maxOutputTokens, stopSequences } = house.engine.requests[1] ?? {};
    expect({ system, output, maxOutputTokens, stopSequences }).toEqual({
      output: { type: 'text' },
      stopSequences: [],
    });
    expect(sampling?.temperature).toBeUndefined();
    expect(second).not.toHaveProperty('labels');
  });

  it('keeps its pictures when the files and the earlier interactions are gone', async () => {
    const files = new FilesApi(house.app);
    const file = await files.upload(green, { mimeType: 'image/png' });
    const first = await created({ input: [text('Hi'), inline(red), { type: 'image', uri: file.uri }] });
    await files.delete(file.name);
    const second = await next(first.id);
    await call('DELETE', first.id);
    const third = await next(second.id);
    await call('DELETE', second.id);
    await next(third.id);
    expect(seen.at(-1)?.[0]).toBe('user: Hi #ff0000 #00ff00');
    expect(seen.at(-1)).toHaveLength(7);
  });

  it('keeps its pictures of elsewhere, and does not fetch them again', async () => {
    await reopen({ fetchHttp: true, fetchAllow: ['127.0.0.1'] });
    const host: PictureHost = await startPictureHost();
    const uri = host.serve(blue);
    const first = await created({ input: [text('Hi'), { type: 'image', uri }] });
    expect((await get(first.id)).json.steps[0].content[1]).toEqual({ type: 'image', uri });
    await host.close();
    await next(first.id);
    expect(seen.at(-1)?.[0]).toBe('user: Hi #0000ff');
  });

  it('goes on after a restart', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'drishti-chain-'));
    onTestFinished(() => rm(dataDir, { recursive: true }));
    await reopen({ dataDir });
    const first = await created({ input: [text('Hi'), inline(red)] });
    await reopen({ dataDir });
    expect((await get(first.id)).json.steps[0].content[1]).toEqual(inline(red));
    await next(first.id);
    expect(seen.at(-1)).toEqual(['user: Hi #ff0000', 'model: Seen 1.', 'user: What is this?']);
  });

  it('waits for what is in progress', async () => {
    const dictation = new Dictation();
    house.engine.answer = dictation.answer;
    const { id } = await created({ ...ask, background: true });
    const refused = await house.create({ ...ask, previous_interaction_id: id });
    expect(refused.status).toBe(400);
    expect(refused.json.error).toEqual({
      code: 'failed_precondition',
      message: expect.stringMatching(/^previous_interaction_id: .*in progress/),
    });
    dictation.say('A mug.').finish();
    await expect.poll(async () => (await get(id)).json.status).toBe('completed');
    expect((await next(id)).status).toBe('completed');
  });
});

it('takes returned steps back as input', async () => {
  const answer = house.engine.answer;
  house.engine.answer = async function* (request) {
    for await (const event of answer(request, new AbortController().signal)) {
      if (event.type === 'text') yield { type: 'thought', text: 'Hmm.' };
      yield event;
    }
  };
  const config = { generation_config: { thinking_summaries: 'auto' } };
  const first = await created({ input: [text('Hi'), inline(red)], store: false, ...config });
  expect(first.steps.map(({ type }: { type: string }) => type)).toEqual(['thought', 'model_output']);
  const history = [{ type: 'user_input', content: [text('Hi'), inline(red)] }, ...first.steps];
  const second = await created({ input: [...history, asked('Sure?')], ...config });
  expect(seen.at(-1)).toEqual(['user: Hi #ff0000', 'model: Seen 1.', 'user: Sure?']);
  const { steps } = (await get(second.id)).json;
  await created({ input: [...steps, { type: 'user_input', content: 'Really?' }] });
  expect(seen.at(-1)).toEqual([
    'user: Hi #ff0000',
    'model: Seen 1.',
    'user: Sure?',
    'model: Seen 2.',
    'user: Really?',
  ]);
});

describe.each(majors)('@google/genai %s', (_version, GoogleGenAI) => {
  it('gets, chains, deletes', async () => {
    const url = await house.app.listen({ host: '127.0.0.1', port: 0 });
    const calls = interactionsOf(GoogleGenAI, url);
    const first = await calls.create({ model, input: [text('Hi'), inline(red)], labels: { team: 'a' } });
    expect(first.output_text).toBe('Seen 1.');
    const second = await calls.create({ ...ask, previous_interaction_id: first.id });
    expect(seen.at(-1)).toEqual(['user: Hi #ff0000', 'model: Seen 1.', 'user: What is this?']);
    const got = await calls.get(first.id);
    expect(got).toMatchObject({ id: first.id, labels: { team: 'a' }, output_text: 'Seen 1.' });
    expect(got.steps[0]).toEqual({ type: 'user_input', content: [text('Hi'), inline(red)] });
    const { input } = await calls.get(second.id, { include_input: true });
    expect(input).toEqual([asked('What is this?')]);
    await expect(calls.cancel(first.id)).rejects.toMatchObject({
      name: 'BadRequestError',
      error: { error: { code: 'failed_precondition' } },
    });
    expect(await calls.delete(first.id)).toBeUndefined();
    for (const gone of [calls.get(first.id), calls.delete(first.id), calls.cancel(first.id)]) {
      await expect(gone).rejects.toMatchObject({ name: 'NotFoundError', status: 404 });
    }
    await expect(calls.get('a/b==')).rejects.toMatchObject({ name: 'NotFoundError', status: 404 });
  });
});
