import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaughtLog, catchLog } from './support/caughtLog.js';
import { FilesApi, startHeaders } from './support/filesApi.js';
import { apiKeys, keyOne, keyTwo, withKey } from './support/keys.js';
import { type ListeningApp, listeningApp } from './support/listening.js';
import { interactionsOf, majors } from './support/majors.js';

const wrong = 'key-number-none-0000000000';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

let house: ListeningApp;
beforeAll(async () => {
  house = await listeningApp({ apiKeys });
});
afterAll(() => house.close());

function get(url: string, headers: Record<string, string> = {}) {
  return house.app.inject({ method: 'GET', url, headers });
}

const refused = {
  missing: /^an API key is needed; send it as `x-goog-api-key: <key>`, /,
  several: /^several API keys were sent that differ/,
  wrong: /^the API key is not one of this server$/,
};

describe('a key', () => {
  const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
  const google = (key: string) => ({ 'x-goog-api-key': key });
  it.each([
    ['in x-goog-api-key', '/v1/models', google(keyOne)],
    ['known by its hash', '/v1/models', google(keyTwo)],
    ['as bearer', '/v1/models', bearer(keyOne)],
    ['as bearer in other spelling', '/v1/models', { authorization: `bearer  ${keyTwo} ` }],
    ['in the query', `/v1/models?key=${keyOne}`, {}],
    ['in the query, escaped', `/v1/models?pageSize=1&key=${keyTwo.replaceAll('-', '%2D')}`, {}],
    ['in all three places', `/v1/models?key=${keyOne}`, { ...google(keyOne), ...bearer(keyOne) }],
    ['twice in the query', `/v1/models?key=${keyOne}&key=${keyOne}`, {}],
    ['beside empty ones', '/v1/models?key=', { ...google(keyOne), authorization: '' }],
    [
      'beside what a proxy has asked for',
      '/v1/models',
      { ...google(keyOne), authorization: 'Basic dXNlcjpwdw==' },
    ],
  ])('is accepted %s', async (_name, url, headers) => {
    expect((await get(url, headers)).statusCode).toBe(200);
  });

  it.each([
    ['none', '/v1/models', {}, refused.missing],
    ['an empty one', '/v1/models?key=', google(''), refused.missing],
    ['another scheme', '/v1/models', { authorization: `Basic ${keyOne}` }, refused.missing],
    ['a wrong one', '/v1/models', google(wrong), refused.wrong],
    ['the beginning of one', '/v1/models', google(keyOne.slice(0, -1)), refused.wrong],
    ['one in another case', '/v1/models', google(keyOne.toUpperCase()), refused.wrong],
    ['the hash of one', '/v1/models', google(sha256(keyTwo)), refused.wrong],
    ['the entry of one', '/v1/models', google(`sha256:${sha256(keyTwo)}`), refused.wrong],
    ['two at once', '/v1/models', google(`${keyOne}, ${keyOne}`), refused.wrong],
    ['two that differ', `/v1/models?key=${keyTwo}`, google(keyOne), refused.several],
    ['a right and a wrong one', '/v1/models', { ...google(keyOne), ...bearer(wrong) }, refused.several],
    ['two that differ in the query', `/v1/models?key=${keyOne}&key=${keyTwo}`, {}, refused.several],
    ['a very long one', '/v1/models', google('x'.repeat(8000)), refused.wrong],
  ])('is needed, and %s will not do', async (_name, url, headers, message) => {
    const answer = await get(url, headers);
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect(answer.json()).toEqual({
      error: { code: 401, message: expect.stringMatching(message), status: 'UNAUTHENTICATED' },
    });
    for (const key of [keyOne, keyTwo, wrong]) expect(answer.body).not.toContain(key);
  });

  it('is asked for in the envelope of each surface', async () => {
    const classic = { error: { code: 401, status: 'UNAUTHENTICATED' } };
    const calls = [
      ['POST', '/v1/interactions', { error: { code: 'authentication' } }],
      ['GET', '/v1beta/interactions/v1_x', { error: { code: 'authentication' } }],
      ['POST', '/v1alpha/interactions/v1_x/cancel', { error: { code: 'authentication' } }],
      ['POST', '/v1beta/models/gemini-3-flash-preview:generateContent', classic],
      ['GET', '/v1beta/files', classic],
      ['POST', '/upload/v1beta/files', classic],
      ['GET', '/metrics', classic],
    ] as const;
    for (const [method, url, body] of calls) {
      const answer = await house.app.inject({ method, url });
      expect(answer.statusCode, url).toBe(401);
      expect(answer.json(), url).toMatchObject(body);
    }
  });

  it.each(['/healthz', '/readyz', '/openapi.json'])('is not asked for at %s', async (url) => {
    expect((await get(url)).statusCode).toBe(200);
    expect((await get(url, google(wrong))).statusCode).toBe(200);
  });

  it('is asked for after path and method, and before size and JSON', async () => {
    const post = (url: string, headers = {}, payload = 'no json') =>
      house.app.inject({ method: 'POST', url, headers, payload });
    expect((await post('/v1/nowhere')).statusCode).toBe(404);
    const method = await house.app.inject({ method: 'PUT', url: '/v1/interactions' });
    expect([method.statusCode, method.headers['allow']]).toEqual([405, 'POST']);
    const huge = { 'content-length': String(10 ** 12) };
    expect((await post('/v1/interactions', huge)).statusCode).toBe(401);
    expect((await post('/v1/interactions', { ...huge, ...google(keyOne) })).statusCode).toBe(413);
    expect((await post('/v1/interactions')).statusCode).toBe(401);
    expect((await post('/v1/interactions', google(keyOne))).statusCode).toBe(400);
  });

  it('is asked for before the body arrives', async () => {
    const { port } = new URL(house.url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write('POST /v1/interactions HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1000000\r\n\r\n{');
    const head = await new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))));
    expect(head).toMatch(/^HTTP\/1.1 401 /);
    socket.destroy();
  });
});

describe.each(majors)('@google/genai %s', (_version, GoogleGenAI) => {
  const ask = { model: 'gemini-3-flash-preview', input: 'What is this?' };
  const client = (apiKey: string) => new GoogleGenAI({ apiKey, httpOptions: { baseUrl: house.url } });
  const calls = (apiKey: string) =>
    interactionsOf(GoogleGenAI, house.url, { headers: { 'x-goog-api-key': apiKey } });

  it('is let in with its key', async () => {
    expect((await calls(keyOne).create(ask)).status).toBe('completed');
    expect((await client(keyTwo).models.get({ model: ask.model })).name).toBe(`models/${ask.model}`);
    const file = await client(keyTwo).files.upload({
      file: new Blob(['hello']),
      config: { mimeType: 'text/plain' },
    });
    expect(file.name).toMatch(/^files\//);
  });

  it('raises the documented errors without one, at once', async () => {
    const error = await calls(wrong)
      .create(ask)
      .catch((thrown) => thrown);
    expect(error).toMatchObject({
      name: 'AuthenticationError',
      status: 401,
      error: { error: { code: 'authentication' } },
    });
    const classic = await client(wrong)
      .files.list()
      .catch((thrown) => thrown);
    expect(classic).toMatchObject({ name: 'ApiError', status: 401 });
    expect(classic.message).toContain('UNAUTHENTICATED');
  });
});

describe('the URL of an upload', () => {
  const one = () => new FilesApi(withKey(house.app, keyOne));
  const nobody = () => new FilesApi(house.app);

  it('is only given to who has a key', async () => {
    const answer = await nobody().start(startHeaders(5, 'text/plain'));
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['x-goog-upload-url']).toBeUndefined();
  });

  it('works without one, for the owner of who began', async () => {
    const url = await one().begin(5);
    expect(url).not.toContain(keyOne);
    const answer = await nobody().command(url, 'upload, finalize', { offset: 0, bytes: 'hello' });
    const { name } = answer.json().file;
    expect((await one().get(name)).statusCode).toBe(200);
    expect((await new FilesApi(withKey(house.app, keyTwo)).get(name)).statusCode).toBe(404);
    expect((await nobody().get(name)).statusCode).toBe(401);
  });

  it('does not work with a wrong key or that of somebody else', async () => {
    const url = await one().begin(5);
    const chunk = { offset: 0, bytes: 'hello' };
    const refuse = async (headers: Record<string, string>) =>
      (await nobody().command(url, 'upload, finalize', chunk, headers)).statusCode;
    expect(await refuse({ 'x-goog-api-key': wrong })).toBe(401);
    expect(await refuse({ authorization: `Bearer ${keyTwo}` })).toBe(404);
    expect((await nobody().command(`${url}&key=${wrong}`, 'query')).statusCode).toBe(401);
    expect((await one().command(url, 'upload, finalize', chunk)).statusCode).toBe(200);
  });

  it('that was made up is unknown, with and without a key', async () => {
    const url = '/upload/v1beta/files?upload_id=guessed';
    expect((await nobody().command(url, 'query')).statusCode).toBe(404);
    expect((await one().command(url, 'query')).statusCode).toBe(404);
    expect((await nobody().command('/upload/v1beta/files?upload_id=', 'start')).statusCode).toBe(400);
    expect((await nobody().command('/v1beta/files?upload_id=guessed', 'query')).statusCode).toBe(405);
    expect((await get('/v1beta/files?upload_id=guessed')).statusCode).toBe(401);
  });
});

describe('secrets', () => {
  let log: CaughtLog;
  beforeAll(() => {
    log = catchLog();
  });
  afterAll(() => log.release());

  it('are not logged, however they came and whatever goes wrong', async () => {
    const loud = await listeningApp({ apiKeys, logLevel: 'trace' });
    const picture = Buffer.from('a picture of something secret').toString('base64');
    const ask = { model: 'gemini-3-flash-preview', input: [{ type: 'image', data: picture }] };
    const fails = () => Promise.reject(new Error('the engine broke'));
    loud.engine.answer = async function* () {
      await fails();
      yield { type: 'finish', reason: 'stop' };
    };
    for (const key of [keyOne, keyTwo, wrong]) {
      const headers = { 'x-goog-api-key': key };
      for (const url of ['/v1/models/%', '/v1/models', '/nowhere', '/v1/interactions']) {
        await loud.app.inject({ url: `${url}?key=${key}` });
        await loud.app.inject({ url, headers: { authorization: `Bearer ${key}` } });
        await loud.app.inject({ method: 'POST', url, headers, payload: ask });
        await loud.app.inject({ method: 'POST', url, headers, payload: `{"x": "${picture}` });
      }
      await loud.app.inject({
        method: 'POST',
        url: '/v1/interactions',
        headers,
        payload: { ...ask, input: 'Hi' },
      });
    }
    expect(log.lines().filter(({ msg }) => msg === 'request').length).toBeGreaterThan(40);
    expect(log.text()).toContain('the engine broke');
    for (const secret of [keyOne, keyTwo, wrong, picture]) expect(log.text()).not.toContain(secret);
    await loud.close();
  });

  it('are not stored: what belongs to a key is marked with its hash', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'drishti-data-'));
    const storing = await listeningApp({ apiKeys, dataDir });
    const asked = withKey(storing.app, keyOne);
    await new FilesApi(asked).upload('hello');
    const ask = { model: 'gemini-3-flash-preview', input: 'Hi' };
    const answer = await asked.inject({ method: 'POST', url: '/v1/interactions', payload: ask });
    expect(answer.statusCode).toBe(200);
    await storing.close();
    const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    const all = await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name))));
    const stored = Buffer.concat(all);
    expect(stored.includes(keyOne)).toBe(false);
    expect(stored.includes(sha256(keyOne))).toBe(true);
    await rm(dataDir, { recursive: true });
  });
});

describe('a server without keys', () => {
  it('takes any, and everybody is nobody in particular', async () => {
    const open = await listeningApp();
    const api = new FilesApi(withKey(open.app, 'local'));
    const { name } = await api.upload('hello');
    expect((await new FilesApi(open.app).get(name)).statusCode).toBe(200);
    expect((await open.services.files.files('').list({ pageSize: 9 })).files).toHaveLength(1);
    await open.close();
  });
});
