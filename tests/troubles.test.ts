import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { SettingName } from '../src/config.js';
import { DrishtiError } from '../src/errors.js';
import { StoredInteractions } from '../src/interactions/stored/storedInteractions.js';
import type { RecordingApp } from './support/app.js';
import { dictatedApp } from './support/dictatedApp.js';
import type { Dictation } from './support/dictation.js';
import { startPictureHost } from './support/pictureHost.js';
import { plainPicture, seenTurns } from './support/seenTurns.js';

const model = 'gemini-3-flash-preview';
const ask = { model, input: 'What is this?', background: true };
let house: RecordingApp;
let dictation: Dictation;

beforeEach(async () => {
  await open({ backgroundConcurrency: 1, fetchHttp: true, fetchAllow: ['127.0.0.1'] });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await house.close();
});

async function open(settings: Partial<Record<SettingName, unknown>>): Promise<void> {
  ({ house, dictation } = await dictatedApp(settings));
}

async function call(method: 'GET' | 'POST' | 'DELETE', path: string) {
  const answer = await house.app.inject({ method, url: `/v1/interactions/${path}` });
  return { status: answer.statusCode, json: answer.json() };
}
const submit = async (): Promise<string> => (await house.create(ask)).json.id;
const statusOf = async (id: string) => (await call('GET', id)).json.status;
const full = () => new DrishtiError('quota_exceeded', 'the disk is full');
const begun = () => expect.poll(() => house.engine.running).toBe(1);

/** A stream on a real port, whose id is known; `leave` closes its connection. */
async function openStream(body: object) {
  const url = house.app.server.listening
    ? `http://127.0.0.1:${(house.app.server.address() as { port: number }).port}`
    : await house.app.listen({ host: '127.0.0.1', port: 0 });
  const leaving = new AbortController();
  const answer = await fetch(`${url}/v1/interactions`, {
    method: 'POST',
    signal: leaving.signal,
    body: JSON.stringify({ model, stream: true, ...body }),
  });
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  const { value } = await reader.read();
  const id = /"id":"(v1_[\w-]+)"/.exec(Buffer.from(value as Uint8Array).toString())?.[1] as string;
  return { id, leave: () => leaving.abort() };
}

it('keeps the pictures of elsewhere however quick the answer is, and fetches them once', async () => {
  const host = await startPictureHost();
  const uri = host.serve(await plainPicture('#0000ff'));
  const seen: string[][] = [];
  let refusals = 0;
  house.engine.admit = async () => {
    if (refusals++ < 2) throw new DrishtiError('too_many_requests', 'busy');
    return () => {};
  };
  house.engine.answer = async function* (request) {
    seen.push(await seenTurns(request));
    yield* [{ type: 'text', text: 'Seen.' } as const, { type: 'finish', reason: 'stop' } as const];
  };
  const input = [{ type: 'image', uri }];
  const { json } = await house.create({ ...ask, input });
  await expect.poll(() => statusOf(json.id), { timeout: 10_000 }).toBe('completed');
  await host.close();
  const next = await house.create({ model, input: 'And now?', previous_interaction_id: json.id });
  expect(next.status).toBe(200);
  expect(seen).toEqual([['user: #0000ff'], ['user: #0000ff', 'model: Seen.', 'user: And now?']]);
  expect(host.requests()).toBe(1);
});

it('ends what was cancelled as soon as that can be written down', async () => {
  const first = await submit();
  await begun();
  const waiting = await submit();
  const append = vi.spyOn(StoredInteractions.prototype, 'append').mockRejectedValue(full());
  const attempt = vi.spyOn(StoredInteractions.prototype, 'beginAttempt').mockRejectedValue(full());
  const errors = house.expectErrors();
  expect((await call('POST', `${waiting}/cancel`)).status).toBe(503);
  expect(await statusOf(waiting)).toBe('in_progress');
  append.mockRestore();
  attempt.mockRestore();
  expect(errors).toMatchObject([{ code: 'quota_exceeded' }]);
  expect(await call('POST', `${waiting}/cancel`)).toMatchObject({
    status: 200,
    json: { status: 'cancelled' },
  });
  dictation.say('A mug.').finish();
  await expect.poll(() => statusOf(first)).toBe('completed');
});

it('answers both of two cancels with what has become of it', async () => {
  const running = await submit();
  await begun();
  const waiting = await submit();
  for (const id of [waiting, running]) {
    const both = await Promise.all([call('POST', `${id}/cancel`), call('POST', `${id}/cancel`)]);
    expect(both.map(({ json }) => json.status)).toEqual(['cancelled', 'cancelled']);
  }
});

it('can be followed after its log could not be read once', async () => {
  const first = await submit();
  await begun();
  const waiting = await submit();
  await call('POST', `${first}/cancel`);
  await begun();
  const find = vi.spyOn(StoredInteractions.prototype, 'find').mockRejectedValueOnce(new Error('disk'));
  const third = await submit();
  expect((await call('GET', `${third}?stream=true`)).status).toBe(500);
  find.mockRestore();
  dictation.say('A mug.').finish();
  for (const id of [waiting, third]) await expect.poll(() => statusOf(id)).toBe('completed');
});

it('says that a stream that runs cannot be gone on with yet', async () => {
  dictation.say('A mug');
  const { id, leave } = await openStream({ input: 'What is this?' });
  for (const more of [{}, { stream: true }, { background: true }]) {
    const { status, json } = await house.create({ model, input: 'x', previous_interaction_id: id, ...more });
    expect([status, json.error.code]).toEqual([400, 'failed_precondition']);
  }
  leave();
  await expect.poll(() => statusOf(id)).toBe('cancelled');
});

it('keeps a stream that was left before it had a place', async () => {
  house.engine.admit = (signal) =>
    new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
  const data = Buffer.from('not looked at').toString('base64');
  const { id, leave } = await openStream({
    input: [
      { type: 'text', text: 'Hm?' },
      { type: 'image', data },
    ],
  });
  leave();
  await expect.poll(() => statusOf(id)).toBe('cancelled');
  const { steps } = (await call('GET', id)).json;
  expect(steps[0].content).toEqual([
    { type: 'text', text: 'Hm?' },
    { type: 'image', data },
  ]);
});

it('counts the pictures of a running stream while they are shown', async () => {
  await house.close();
  await open({ maxBodyMegabytes: 1, maxBodyMemoryMegabytes: 100, maxFetchMegabytes: 1 });
  dictation.say('A mug');
  const input = [{ type: 'image', data: (await plainPicture('#0000ff')).toString('base64') }];
  const { id, leave } = await openStream({ input });
  const { memory } = house.services;
  const before = memory.held;
  const shown = await house.services.interactions.interactions.get('', id, 2);
  expect(memory.held - before).toBe(3 * (input[0]?.data.length ?? 0));
  shown.release();
  expect(memory.held).toBe(before);
  leave();
});

it('leaves room in the queue for those who have less in it', async () => {
  const key = (name: string) => `${name}-key-0123456789`;
  await house.close();
  await open({ maxBackground: 4, backgroundConcurrency: 1, apiKeys: [key('a'), key('b')] });
  const submitAs = async (name: string) => {
    const headers = { 'x-goog-api-key': key(name) };
    const answer = await house.app.inject({ method: 'POST', url: '/v1/interactions', headers, payload: ask });
    return answer.statusCode;
  };
  for (let i = 0; i < 4; i++) expect(await submitAs('a')).toBe(200);
  expect(await submitAs('a')).toBe(429);
  expect([await submitAs('b'), await submitAs('b'), await submitAs('b')]).toEqual([200, 200, 429]);
  dictation.say('A mug.').finish();
  await expect.poll(() => house.services.interactions.load().backgroundWaiting).toBe(0);
});

it('tells the text of an interaction whose picture is lost', async () => {
  dictation.say('A mug.').finish();
  const data = (await plainPicture('#0000ff')).toString('base64');
  const { json } = await house.create({ model, input: [{ type: 'image', data, mime_type: 'image/png' }] });
  await house.services.store.db.deleteFrom('small_blobs').execute();
  const { status, json: interaction } = await call('GET', json.id);
  expect(status).toBe(200);
  expect(interaction.steps).toEqual([
    { type: 'user_input', content: [{ type: 'image', mime_type: 'image/png' }] },
    ...json.steps,
  ]);
  const next = await house.create({ model, input: 'And?', previous_interaction_id: json.id });
  expect([next.status, next.json.error.message]).toEqual([
    400,
    expect.stringMatching(/is lost; send it again/),
  ]);
});
