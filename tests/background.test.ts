import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { SettingName } from '../src/config.js';
import { DrishtiError } from '../src/errors.js';
import type { RecordingApp } from './support/app.js';
import { dictatedApp } from './support/dictatedApp.js';
import { Dictation } from './support/dictation.js';
import { parseEvents, readEvents, textOf, type WireEvent } from './support/eventStream.js';
import { FilesApi } from './support/filesApi.js';
import { interactionsOf, majors } from './support/majors.js';
import { plainPicture, seenTurns } from './support/seenTurns.js';

const model = 'gemini-3-flash-preview';
const ask = { model, input: 'What is this?', background: true };

let house: RecordingApp;
let dictation: Dictation;
beforeEach(() => open());
afterEach(() => house.close());

async function open(settings: Partial<Record<SettingName, unknown>> = {}): Promise<void> {
  ({ house, dictation } = await dictatedApp(settings));
}

async function reopen(settings: Partial<Record<SettingName, unknown>>): Promise<void> {
  await house.close();
  await open(settings);
}

async function call(method: 'GET' | 'POST' | 'DELETE', path: string) {
  const answer = await house.app.inject({ method, url: `/v1/interactions/${path}` });
  return { status: answer.statusCode, json: answer.json() };
}

const statusOf = async (id: string) => (await call('GET', id)).json.status;
const idOfNew = async (body: object = ask): Promise<string> => (await house.create(body)).json.id;
const stepsOf = async (id: string) => (await call('GET', id)).json.steps;
const said = (text: string) => ({ type: 'model_output', content: [{ type: 'text', text }] });

it('answers at once, then works', async () => {
  const { status, json } = await house.create({ ...ask, labels: { team: 'a' } });
  expect(status).toBe(200);
  expect(json).toEqual({
    id: expect.stringMatching(/^v1_/),
    object: 'interaction',
    model,
    status: 'in_progress',
    created: expect.stringMatching(/Z$/),
    updated: expect.stringMatching(/Z$/),
    steps: [],
    labels: { team: 'a' },
  });
  expect(await statusOf(json.id)).toBe('in_progress');
  dictation.say('A mug.').finish();
  await expect.poll(() => statusOf(json.id)).toBe('completed');
  const done = (await call('GET', json.id)).json;
  expect(done.steps).toEqual([
    { type: 'user_input', content: [{ type: 'text', text: 'What is this?' }] },
    said('A mug.'),
  ]);
  expect(done.usage.total_tokens).toBe(6);
});

it('tells those that wait as in progress, and answers them in their turn', async () => {
  await reopen({ backgroundConcurrency: 1 });
  const ids = [await idOfNew(), await idOfNew(), await idOfNew()];
  for (const id of ids) expect(await statusOf(id)).toBe('in_progress');
  await expect.poll(() => house.engine.running).toBe(1);
  dictation.say('A mug.').finish();
  for (const id of ids) await expect.poll(() => statusOf(id)).toBe('completed');
  expect(house.engine.mostRunning).toBe(1);
});

it('refuses what it can at once', async () => {
  const picture = { type: 'image', data: Buffer.from('no picture').toString('base64') };
  expect((await house.create({ ...ask, model: 'gpt-4o' })).status).toBe(404);
  const broken = await house.create({ ...ask, input: [picture] });
  expect(broken.json.error).toEqual({
    code: 'invalid_request',
    message: expect.stringMatching(/^input\[0\].data/),
  });
  expect(house.engine.requests).toHaveLength(0);
});

it('answers 429 when the queue is full, and takes more once there is room', async () => {
  await reopen({ backgroundConcurrency: 1, maxBackground: 2 });
  const ids = [await idOfNew(), await idOfNew()];
  const refused = await house.create(ask);
  expect(refused.status).toBe(429);
  expect(refused.json.error.code).toBe('too_many_requests');
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect((await house.create({ ...ask, stream: true })).status).toBe(429);
  dictation.say('A mug.').finish();
  for (const id of ids) await expect.poll(() => statusOf(id)).toBe('completed');
  expect((await house.create(ask)).status).toBe(200);
});

it('tells why one failed', async () => {
  house.engine.answer = async function* () {
    yield { type: 'text', text: 'A ' };
    throw new DrishtiError('invalid_request', 'response_format: too complex');
  };
  const id = await idOfNew();
  await expect.poll(() => statusOf(id)).toBe('failed');
  const error = { code: 'invalid_request', message: 'response_format: too complex' };
  expect((await call('GET', id)).json.errors).toEqual([error]);
  const events = parseEvents((await house.app.inject(`/v1/interactions/${id}?stream=true`)).body);
  expect(events.slice(-3).map(({ name }) => name)).toEqual(['error', 'interaction.completed', 'done']);
  expect(events.at(-3)?.data.error).toEqual(error);
});

describe('cancel', () => {
  it.each(['/cancel', ':cancel'])('stops what runs, by %s', async (rest) => {
    dictation.say('Two ');
    const id = await idOfNew();
    const url = await house.app.listen({ host: '127.0.0.1', port: 0 });
    const events = readEvents(await fetch(`${url}/v1/interactions/${id}?stream=true`));
    for await (const { name } of events) if (name === 'step.delta') break;
    const watching = fetch(`${url}/v1/interactions/${id}?stream=true`).then((answer) => answer.text());
    const { status, json } = await call('POST', `${id}${rest}`);
    expect(status).toBe(200);
    expect(json).toMatchObject({ id, status: 'cancelled' });
    expect(house.engine.signals.map(({ aborted }) => aborted)).toEqual([true]);
    await expect.poll(() => house.engine.running).toBe(0);
    const [last, done] = parseEvents(await watching).slice(-2);
    expect(last?.data).toMatchObject({
      event_type: 'interaction.completed',
      interaction: { status: 'cancelled' },
    });
    expect(done?.data).toBe('[DONE]');
    expect((await call('POST', `${id}${rest}`)).status).toBe(400);
  });

  it('takes what waits out of the queue', async () => {
    await reopen({ backgroundConcurrency: 1 });
    const [running, waiting] = [await idOfNew(), await idOfNew()];
    expect((await call('POST', `${waiting}/cancel`)).json.status).toBe('cancelled');
    dictation.say('A mug.').finish();
    await expect.poll(() => statusOf(running)).toBe('completed');
    expect(await statusOf(waiting)).toBe('cancelled');
    expect(house.engine.requests).toHaveLength(1);
  });

  it('is not for a stream in the foreground', async () => {
    dictation.say('Two ');
    const url = await house.app.listen({ host: '127.0.0.1', port: 0 });
    const body = JSON.stringify({ ...ask, background: false, stream: true });
    const events = readEvents(await fetch(`${url}/v1/interactions`, { method: 'POST', body }));
    const { id } = ((await events.next()).value as WireEvent).data.interaction;
    const { status, json } = await call('POST', `${id}/cancel`);
    expect(status).toBe(400);
    expect(json.error.code).toBe('failed_precondition');
    await events.return(undefined);
  });
});

it('stops the work of what is deleted, and forgets it', async () => {
  dictation.say('Two ');
  const id = await idOfNew();
  await expect.poll(() => house.engine.running).toBe(1);
  expect(await call('DELETE', id)).toEqual({ status: 200, json: {} });
  expect(house.engine.signals.map(({ aborted }) => aborted)).toEqual([true]);
  expect((await call('GET', id)).status).toBe(404);
  await expect.poll(() => house.engine.running).toBe(0);
});

/** Streams that are being sent, as the metrics count them. */
async function openStreams(): Promise<number> {
  const { body } = await house.app.inject({ url: '/metrics' });
  return Number(/^drishti_event_streams(?:\{.*\})? (\d+)$/m.exec(body)?.[1]);
}

it('goes on when its caller leaves the stream', async () => {
  dictation.say('Two ');
  const url = await house.app.listen({ host: '127.0.0.1', port: 0 });
  const leaving = new AbortController();
  const init = { method: 'POST', body: JSON.stringify({ ...ask, stream: true }), signal: leaving.signal };
  const events = readEvents(await fetch(`${url}/v1/interactions`, init));
  const { id } = ((await events.next()).value as WireEvent).data.interaction;
  await expect.poll(() => house.engine.running).toBe(1);
  leaving.abort();
  await expect.poll(openStreams).toBe(0);
  dictation.say('mugs.').finish();
  await expect.poll(() => statusOf(id)).toBe('completed');
  expect(house.engine.signals.map(({ aborted }) => aborted)).toEqual([false]);
  const replayed = parseEvents((await house.app.inject(`/v1/interactions/${id}?stream=true`)).body);
  expect(textOf(replayed)).toBe('Two mugs.');
});

it('holds no memory for what it was asked while it is watched', async () => {
  await reopen({ maxBodyMegabytes: 1, maxBodyMemoryMegabytes: 1, maxFetchMegabytes: 1 });
  const url = await house.app.listen({ host: '127.0.0.1', port: 0 });
  const body = JSON.stringify({ ...ask, input: 'x'.repeat(800_000), stream: true });
  for (const round of [1, 2, 3]) {
    const events = readEvents(await fetch(`${url}/v1/interactions`, { method: 'POST', body }));
    expect([round, (await events.next()).value?.name]).toEqual([round, 'interaction.created']);
  }
  dictation.finish();
});

it('sees its pictures, though the file is deleted while it waits', async () => {
  await reopen({ backgroundConcurrency: 1 });
  const seen: string[][] = [];
  house.engine.answer = async function* (request, signal) {
    seen.push(await seenTurns(request));
    yield* dictation.answer(request, signal);
  };
  const files = new FilesApi(house.app);
  const file = await files.upload(await plainPicture('#00ff00'), { mimeType: 'image/png' });
  const data = (await plainPicture('#0000ff')).toString('base64');
  const content = [
    { type: 'image', uri: file.uri },
    { type: 'image', data },
  ];
  await idOfNew();
  const id = await idOfNew({ ...ask, input: content });
  await files.delete(file.name);
  dictation.say('A mug.').finish();
  await expect.poll(() => statusOf(id)).toBe('completed');
  expect(seen[1]).toEqual(['user: #00ff00 #0000ff']);
  expect((await stepsOf(id))[0].content).toEqual(content);
});

it('is taken up again by the next start, running or waiting', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'drishti-background-'));
  onTestFinished(() => rm(dataDir, { recursive: true }));
  await reopen({ dataDir, backgroundConcurrency: 1 });
  dictation.say('Two ');
  const data = (await plainPicture('#0000ff')).toString('base64');
  const ids = [await idOfNew(), await idOfNew({ ...ask, input: [{ type: 'image', data }] })];
  await expect.poll(() => house.engine.running).toBe(1);
  await house.services.close(0);
  await house.app.close();

  await open({ dataDir, backgroundConcurrency: 1 });
  const seen: string[][] = [];
  house.engine.answer = async function* (request, signal) {
    seen.push(await seenTurns(request));
    yield* dictation.answer(request, signal);
  };
  dictation.say('Two ', 'mugs.').finish();
  for (const id of ids) await expect.poll(() => statusOf(id)).toBe('completed');
  for (const id of ids) expect((await stepsOf(id)).at(-1)).toEqual(said('Two mugs.'));
  expect(seen.at(-1)).toEqual(['user: #0000ff']);
});

describe.each(majors)('@google/genai %s', (_version, GoogleGenAI) => {
  it('polls, watches, cancels and deletes as documented', async () => {
    const calls = interactionsOf(GoogleGenAI, await house.app.listen({ host: '127.0.0.1', port: 0 }));
    let interaction = await calls.create(ask);
    expect(interaction.status).toBe('in_progress');
    setTimeout(() => dictation.say('A mug.').finish(), 50);
    while (interaction.status === 'in_progress') {
      await sleep(20);
      interaction = await calls.get(interaction.id);
    }
    expect(interaction.output_text).toBe('A mug.');
    const types: string[] = [];
    for await (const event of await calls.get(interaction.id, { stream: true })) types.push(event.event_type);
    expect(types.at(-1)).toBe('interaction.completed');

    house.engine.answer = new Dictation().answer;
    const other = await calls.create(ask);
    expect(await calls.cancel(other.id)).toMatchObject({ id: other.id, status: 'cancelled' });
    await calls.delete(other.id);
    await expect(calls.get(other.id)).rejects.toMatchObject({ name: 'NotFoundError' });
  });
});
