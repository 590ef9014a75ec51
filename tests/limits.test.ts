import { afterEach, describe, expect, it } from 'vitest';
import type { SettingName } from '../src/config.js';
import { AdmissionQueue } from '../src/engines/admission.js';
import { Dictation } from './support/dictation.js';
import { FilesApi } from './support/filesApi.js';
import { apiKeys, keyOne, keyTwo, withKey } from './support/keys.js';
import { type ListeningApp, listeningApp } from './support/listening.js';
import { interactionsOf, majors } from './support/majors.js';

let house: ListeningApp;
afterEach(() => house.close());

async function open(settings: Partial<Record<SettingName, unknown>>): Promise<void> {
  house = await listeningApp({ apiKeys, ...settings });
}

const model = 'gemini-3-flash-preview';
const ask = { model, input: 'What is this?' };

const get = (key: string, url = '/v1/models') => withKey(house.app, key).inject(url);
const statuses = async (times: number, key: string, url?: string) => {
  const answers: number[] = [];
  for (let time = 0; time < times; time++) answers.push((await get(key, url)).statusCode);
  return answers.join(' ');
};

describe('requests per minute', () => {
  it('are bounded for each key alone, in the envelope of each surface', async () => {
    await open({ requestsPerMinute: 2 });
    expect(await statuses(3, keyOne)).toBe('200 200 429');
    const classic = await get(keyOne);
    expect(classic.json()).toMatchObject({ error: { code: 429, status: 'RESOURCE_EXHAUSTED' } });
    expect(Number(classic.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    const other = await get(keyOne, '/v1/interactions/v1_x');
    expect(other.json()).toMatchObject({ error: { code: 'rate_limit_exceeded' } });
    expect(await statuses(2, keyTwo)).toBe('200 200');
  });

  it('do not count probes, preflights, the bytes of uploads and what has no key', async () => {
    await open({ requestsPerMinute: 1 });
    const url = await new FilesApi(withKey(house.app, keyOne)).begin(2);
    for (const path of ['/healthz', '/readyz', '/openapi.json', '/metrics']) {
      expect(await statuses(3, keyOne, path), path).toBe('200 200 200');
    }
    const api = new FilesApi(withKey(house.app, keyOne));
    expect((await api.command(url, 'upload', { offset: 0, bytes: 'a' })).statusCode).toBe(200);
    expect((await api.command(url, 'upload, finalize', { offset: 1, bytes: 'b' })).statusCode).toBe(200);
    expect((await house.app.inject('/v1/models')).statusCode).toBe(401);
    const headers = { origin: 'http://localhost:3000', 'access-control-request-method': 'GET' };
    const preflight = await house.app.inject({ method: 'OPTIONS', url: '/v1/models', headers });
    expect(preflight.statusCode).toBe(204);
    expect(await statuses(1, keyOne)).toBe('429');
    expect(await statuses(2, keyTwo)).toBe('200 429');
  });

  it('are bounded for each network where no key is asked for', async () => {
    await open({ apiKeys: [], requestsPerMinute: 1 });
    const from = async (remoteAddress: string) =>
      (await house.app.inject({ url: '/v1/models', remoteAddress })).statusCode;
    expect([await from('192.0.2.1'), await from('192.0.2.1'), await from('192.0.2.2')]).toEqual([
      200, 429, 200,
    ]);
    expect(await from('::ffff:192.0.2.1')).toBe(429);
    expect([await from('2001:db8::1'), await from('2001:db8::2:3')]).toEqual([200, 429]);
    expect(await from('2001:db8:0:1::1')).toBe(200);
  });

  it.each(majors)('reach @google/genai %s as its error of that name', async (_version, GoogleGenAI) => {
    await open({ requestsPerMinute: 1 });
    const calls = interactionsOf(GoogleGenAI, house.url, { headers: { 'x-goog-api-key': keyOne } });
    await calls.create(ask);
    const error = await calls.create(ask, { maxRetries: 0 }).catch((thrown) => thrown);
    expect(error).toMatchObject({ name: 'RateLimitError', status: 429 });
  });
});

describe('requests at once', () => {
  /** Opens a stream that goes on; gives what ends it. */
  async function openStream(key: string): Promise<AbortController> {
    const leaving = new AbortController();
    const answer = await fetch(`${house.url}/v1/interactions`, {
      method: 'POST',
      headers: { 'x-goog-api-key': key },
      body: JSON.stringify({ ...ask, stream: true }),
      signal: leaving.signal,
    });
    expect(answer.status).toBe(200);
    answer.body?.pipeTo(new WritableStream()).catch(() => {});
    return leaving;
  }

  it('are bounded for each key alone, streams included, until they are over or their caller is gone', async () => {
    await open({ requestsAtOnce: 2 });
    const dictation = new Dictation().say('Two ');
    house.engine.answer = dictation.answer;
    const first = await openStream(keyOne);
    await openStream(keyOne);
    const refused = await get(keyOne);
    expect(refused.statusCode).toBe(429);
    expect(refused.headers['retry-after']).toBe('1');
    expect((await get(keyOne, '/v1/interactions/x')).json()).toMatchObject({
      error: { code: 'too_many_requests' },
    });
    expect(await statuses(1, keyOne, '/metrics')).toBe('200');
    expect(await statuses(1, keyTwo)).toBe('200');
    first.abort();
    await expect.poll(() => statuses(1, keyOne)).toBe('200');
    dictation.finish();
    await expect.poll(() => house.engine.running).toBe(0);
    expect(await statuses(5, keyOne)).toBe('200 200 200 200 200');
  });

  it('are given back by refusals of every kind', async () => {
    await open({ requestsAtOnce: 1 });
    const post = (payload: string, headers = {}) =>
      withKey(house.app, keyOne).inject({ method: 'POST', url: '/v1/interactions', payload, headers });
    for (let round = 0; round < 3; round++) {
      expect((await post('no json')).statusCode).toBe(400);
      expect((await post('', { 'content-length': String(10 ** 12) })).statusCode).toBe(413);
      expect((await get(keyOne, '/nowhere')).statusCode).toBe(404);
    }
    expect(await statuses(2, keyOne)).toBe('200 200');
  });

  it('are not bounded where no key is asked for, or the setting says so', async () => {
    await open({ apiKeys: [], requestsAtOnce: 1 });
    house.engine.answer = new Dictation().say('Two ').answer;
    const streams = [await openStream(''), await openStream('')];
    for (const stream of streams) stream.abort();
    await house.close();
    await open({ requestsAtOnce: 0 });
    house.engine.answer = new Dictation().say('Two ').answer;
    for (const stream of [await openStream(keyOne), await openStream(keyOne)]) stream.abort();
  });
});

describe('an engine whose queue one key has filled', () => {
  it('is there for the other key in its turn, at the cost of whoever has most waiting', async () => {
    await open({});
    const queue = new AdmissionQueue({ concurrency: 1, maxQueue: 3 });
    const { engine } = house;
    engine.admit = ((signal: AbortSignal, owner?: string) =>
      queue.enter(signal, owner)) as typeof engine.admit;
    const dictation = new Dictation().say('Two ');
    engine.answer = dictation.answer;
    const finished: string[] = [];
    const create = async (key: string, name: string) => {
      const payload = { ...ask, input: name };
      const request = { method: 'POST', url: '/v1/interactions', payload } as const;
      const { statusCode } = await withKey(house.app, key).inject(request);
      finished.push(`${name} ${statusCode}`);
    };
    const all = [create(keyOne, 'one-1')];
    await expect.poll(() => engine.running).toBe(1);
    for (const name of ['one-2', 'one-3', 'one-4']) {
      all.push(create(keyOne, name));
      await expect.poll(() => queue.load.waiting).toBe(Number(name.at(-1)) - 1);
    }
    all.push(create(keyTwo, 'two-1'));
    await expect.poll(() => finished).toEqual(['one-4 429']);
    dictation.finish();
    await Promise.all(all);
    expect(finished.slice(1).sort()).toEqual(['one-1 200', 'one-2 200', 'one-3 200', 'two-1 200']);
    const asked = engine.requests.flatMap(({ turns }) => turns.flatMap(({ parts }) => parts));
    expect(asked.map((part) => part.type === 'text' && part.text)).toEqual([
      'one-1',
      'one-2',
      'two-1',
      'one-3',
    ]);
  });
});
