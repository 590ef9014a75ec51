import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SettingName } from '../src/config.js';
import { type RecordingApp, recordingApp } from './support/app.js';
import { FilesApi, startHeaders } from './support/filesApi.js';
import { apiKeys, keyOne } from './support/keys.js';

const apps: RecordingApp[] = [];
async function open(settings: Partial<Record<SettingName, unknown>> = {}): Promise<RecordingApp> {
  const house = await recordingApp(settings);
  apps.push(house);
  return house;
}

/** Without keys, with keys, and two that let more pages in. */
let house: RecordingApp;
let guarded: RecordingApp;
let listed: RecordingApp;
let everybody: RecordingApp;
beforeAll(async () => {
  house = await open();
  guarded = await open({ apiKeys });
  listed = await open({ corsOrigins: 'https://app.example.com,tauri://localhost' });
  everybody = await open({ corsOrigins: ['*'] });
});
afterAll(async () => {
  for (const app of apps) await app.close();
});

const ask = { model: 'gemini-3-flash-preview', input: 'What is this?' };
const own = 'http://localhost:3000';
const foreign = 'https://evil.example';

function get({ app }: RecordingApp, headers: Record<string, string>, url = '/v1/models') {
  return app.inject({ method: 'GET', url, headers });
}

function preflight({ app }: RecordingApp, url: string, headers: Record<string, string> = {}) {
  const asked = { origin: own, 'access-control-request-method': 'POST', ...headers };
  return app.inject({ method: 'OPTIONS', url, headers: asked });
}

describe('an origin', () => {
  it.each([
    'http://localhost',
    'http://localhost:5173',
    'https://localhost:8443',
    'http://app.localhost:3000',
    'http://127.0.0.1:8080',
    'http://127.4.5.6',
    'http://[::1]:3000',
  ])('of this machine may read answers: %s', async (origin) => {
    const answer = await get(house, { origin });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['access-control-allow-origin']).toBe(origin);
    expect(answer.headers['vary']).toBe('origin');
    const exposed = String(answer.headers['access-control-expose-headers']).split(', ');
    expect(exposed).toEqual(
      expect.arrayContaining(['x-goog-upload-url', 'x-goog-upload-status', 'retry-after', 'x-request-id']),
    );
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
  });

  it.each([
    foreign,
    'null',
    'http://localhost.evil.example',
    'http://127.0.0.1.evil.example',
    'http://127.0.0.1@evil.example',
    'http://evil.example/localhost',
    'http://192.168.1.5:3000',
    'http://10.0.0.1',
    'http://0.0.0.0:8787',
    'http://notlocalhost',
    'http://[2001:db8::1]',
    'chrome-extension://abcdefgh',
    'http://2130706433',
    '',
    'x'.repeat(5000),
  ])('elsewhere is refused, whatever it asks: %s', async (origin) => {
    const { requests } = house.engine;
    requests.length = 0;
    const answers = [
      await get(house, { origin }),
      await house.app.inject({
        method: 'POST',
        url: '/v1/interactions',
        headers: { origin, 'content-type': 'text/plain' },
        payload: JSON.stringify(ask),
      }),
      await house.app.inject({ method: 'POST', url: '/upload/v1beta/files', headers: { origin } }),
      await get(house, { origin }, '/nowhere'),
      await preflight(house, '/v1/models', { origin }),
    ];
    for (const answer of answers) {
      expect(answer.statusCode).toBe(403);
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
      expect(answer.body.length).toBeLessThan(400);
    }
    expect(answers[1]?.json().error.code).toBe('permission_denied');
    expect(answers[0]?.json().error.status).toBe('PERMISSION_DENIED');
    expect(requests).toEqual([]);
  });

  it('that is listed may as well, and only that', async () => {
    for (const origin of ['https://app.example.com', 'tauri://localhost', own]) {
      const answer = await get(listed, { origin });
      expect(answer.headers['access-control-allow-origin']).toBe(origin);
    }
    for (const origin of [
      'http://app.example.com',
      'https://app.example.com:444',
      'https://x.app.example.com',
    ]) {
      expect((await get(listed, { origin })).statusCode).toBe(403);
    }
  });

  it('may be any where all are listed', async () => {
    for (const origin of [foreign, 'null']) {
      const answer = await get(everybody, { origin, host: 'evil.example' });
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['access-control-allow-origin']).toBe(origin);
    }
  });

  it('elsewhere is refused with a key, too, and told what would let it in', async () => {
    const answer = await get(guarded, { origin: foreign, 'x-goog-api-key': keyOne });
    expect(answer.statusCode).toBe(403);
    expect(answer.json().error.message).toContain('DRISHTI_CORS_ORIGINS');
    expect(answer.json().error.message).toContain(foreign);
  });

  it('may always ask how the server is', async () => {
    for (const url of ['/healthz', '/readyz', '/openapi.json']) {
      const answer = await get(house, { origin: foreign, host: 'probe.example' }, url);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  it('may read errors and streams', async () => {
    const headers = { origin: own };
    const stream = await house.app.inject({
      method: 'POST',
      url: '/v1/interactions',
      headers,
      payload: { ...ask, stream: true },
    });
    expect(stream.headers['content-type']).toMatch(/^text\/event-stream/);
    const answers = [
      [200, stream],
      [404, await get(house, headers, '/nowhere')],
      [404, await get(house, headers, '/v1/interactions/v1_none')],
      [400, await get(house, headers, '/v1/models/%')],
      [405, await house.app.inject({ method: 'PUT', url: '/v1/models', headers })],
      [413, await get(house, { ...headers, 'content-length': String(10 ** 12) })],
      [401, await get(guarded, headers)],
    ] as const;
    for (const [status, answer] of answers) {
      expect(answer.statusCode).toBe(status);
      expect(answer.headers['access-control-allow-origin']).toBe(own);
      expect(answer.headers['vary']).toBe('origin');
    }
  });
});

describe('a preflight', () => {
  it.each([
    '/v1/interactions',
    '/v1beta/interactions/v1_x/cancel',
    '/v1alpha/files/abc',
    '/v1beta/models/x:generateContent',
    '/upload/v1beta/files',
    '/upload/v1/files?upload_id=abc&upload_protocol=resumable',
    '/metrics',
    '/healthz',
    '/nowhere',
  ])('is answered before a key is asked for: %s', async (url) => {
    for (const app of [house, guarded]) {
      const asked = 'content-type,x-goog-api-key,x-goog-upload-command,x-goog-upload-offset';
      const answer = await preflight(app, url, { 'access-control-request-headers': asked });
      expect([answer.statusCode, answer.body]).toEqual([204, '']);
      expect(answer.headers['access-control-allow-origin']).toBe(own);
      expect(answer.headers['access-control-allow-headers']).toBe(asked);
      expect(answer.headers['access-control-allow-methods']).toBe('GET, HEAD, POST, PUT, PATCH, DELETE');
      expect(answer.headers['access-control-allow-private-network']).toBeUndefined();
      expect(answer.headers['vary']).toContain('origin');
    }
  });

  it('of a page of the public network is answered so that it may reach this one, when it is allowed', async () => {
    const asked = { 'access-control-request-private-network': 'true' };
    const answer = await preflight(listed, '/v1/models', { ...asked, origin: 'https://app.example.com' });
    expect(answer.headers['access-control-allow-private-network']).toBe('true');
    const refused = await preflight(listed, '/v1/models', { ...asked, origin: foreign });
    expect(refused.headers['access-control-allow-private-network']).toBeUndefined();
    expect(refused.statusCode).toBe(403);
  });

  it('is not what only looks like one', async () => {
    const answer = await house.app.inject({ method: 'OPTIONS', url: '/v1/models', headers: { origin: own } });
    expect([answer.statusCode, answer.headers['allow']]).toEqual([204, 'GET']);
    expect(answer.headers['access-control-allow-methods']).toBeUndefined();
  });
});

describe('an upload from a page', () => {
  it('can be carried out, and its headers read', async () => {
    const headers = { origin: own };
    const api = new FilesApi(house.app);
    const start = await api.start({ ...startHeaders(5, 'text/plain'), ...headers });
    expect(start.headers['access-control-expose-headers']).toContain('x-goog-upload-url');
    const url = String(start.headers['x-goog-upload-url']);
    const sent = await api.command(url, 'upload, finalize', { offset: 0, bytes: 'hello' }, headers);
    expect(sent.headers['access-control-allow-origin']).toBe(own);
    expect(sent.headers['access-control-expose-headers']).toContain('x-goog-upload-status');
    expect(sent.json().file.sizeBytes).toBe('5');
  });

  it('cannot go on from a page that may not, though it has the URL', async () => {
    const api = new FilesApi(guarded.app);
    const headers = { 'x-goog-api-key': keyOne };
    const start = await api.start({ ...startHeaders(5, 'text/plain'), ...headers });
    const url = String(start.headers['x-goog-upload-url']);
    expect((await api.command(url, 'query', undefined, { origin: foreign })).statusCode).toBe(403);
    expect((await api.command(url, 'query')).statusCode).toBe(200);
  });
});

describe('what a page embeds or leads to', () => {
  const from = (site: string, referer?: string) => ({
    'sec-fetch-site': site,
    ...(referer !== undefined && { referer }),
  });

  it('is refused when the page is foreign or does not say what it is', async () => {
    for (const headers of [from('cross-site', `${foreign}/`), from('cross-site'), from('cross-site', 'x')]) {
      const answer = await get(house, headers, '/v1beta/files');
      expect(answer.statusCode).toBe(403);
      expect(answer.json().error.status).toBe('PERMISSION_DENIED');
    }
  });

  it('is answered when the page may use the server, or nobody but the user asks', async () => {
    const headers = [
      from('none'),
      from('same-origin'),
      from('same-site', 'http://localhost:3000/'),
      from('cross-site', 'http://127.0.0.1:3000/gallery'),
    ];
    for (const each of headers) expect((await get(house, each, '/v1beta/files')).statusCode).toBe(200);
    const page = from('cross-site', 'https://app.example.com/gallery?x=1');
    expect((await get(listed, page, '/v1beta/files')).statusCode).toBe(200);
  });

  it('is for the key to decide where one is asked for', async () => {
    const link = from('cross-site', `${foreign}/`);
    expect((await get(guarded, link, `/v1beta/files?key=${keyOne}`)).statusCode).toBe(200);
    expect((await get(guarded, link, '/v1beta/files')).statusCode).toBe(401);
  });
});

describe('a host name', () => {
  it.each([
    '127.0.0.1:8787',
    'localhost:8787',
    'LOCALHOST',
    'localhost.:8787',
    'app.localhost',
    '[::1]:8787',
    '[2001:db8::1]',
    '192.168.1.5:8787',
    '203.0.113.7',
    'drishti',
    'drishti:8787',
    'nas.local',
    'drishti.prod.internal:80',
    'box.home.arpa',
    'a.test',
  ])('that strangers cannot have made point here is answered: %s', async (host) => {
    expect((await get(house, { host })).statusCode).toBe(200);
  });

  it.each([
    'evil.example',
    'evil.example:8787',
    'EVIL.example.',
    '127.0.0.1.evil.example',
    '127.0.0.1.nip.io',
    'localhost.evil.example',
    'evil.local.example',
    'evil.example:local',
  ])('that they can is refused without keys: %s', async (host) => {
    const answer = await get(house, { host });
    expect(answer.statusCode).toBe(403);
    expect(answer.json().error.message).toMatch(/DRISHTI_CORS_ORIGINS.*DRISHTI_API_KEYS/);
    const page = { host, 'sec-fetch-site': 'same-origin' };
    expect((await get(house, page)).statusCode).toBe(403);
  });

  it('may be any where keys are asked for', async () => {
    const headers = { host: 'vision.example.com', 'x-goog-api-key': keyOne };
    expect((await get(guarded, headers)).statusCode).toBe(200);
  });

  it('may be that of a listed origin', async () => {
    expect((await get(listed, { host: 'app.example.com:8787' })).statusCode).toBe(200);
    expect((await get(listed, { host: 'example.com' })).statusCode).toBe(403);
  });

  it('may be the one that the server was told to listen on', async () => {
    const named = await open({ host: 'vision.example.com' });
    expect((await get(named, { host: 'vision.example.com:8787' })).statusCode).toBe(200);
    expect((await get(named, { host: 'other.example.com' })).statusCode).toBe(403);
  });
});
