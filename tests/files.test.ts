import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SettingName } from '../src/config.js';
import { type RecordingApp, recordingApp } from './support/app.js';
import { FilesApi, startHeaders } from './support/filesApi.js';

let house: RecordingApp;
let api: FilesApi;

async function open(settings: Partial<Record<SettingName, unknown>> = {}): Promise<void> {
  house = await recordingApp(settings);
  api = new FilesApi(house.app);
}
beforeEach(() => open());
afterEach(() => house.close());

async function reopen(settings: Partial<Record<SettingName, unknown>>): Promise<void> {
  await house.close();
  await open(settings);
}

/** What every refusal on these routes looks like. */
const refusal = (code: number, message: RegExp, status = 'INVALID_ARGUMENT') => ({
  error: { code, status, message: expect.stringMatching(message) },
});
const timestamp = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);

describe('the start of an upload', () => {
  const headers = startHeaders(5, 'text/plain');

  it.each([
    '/upload/v1/files',
    '/upload/v1beta/files',
    '/upload/v1alpha/files',
    '/v1beta/upload/v1beta/files',
    '/v1/upload/v1beta/files',
  ])('is answered at %s with a URL there', async (path) => {
    const answer = await api.start({ ...headers, host: 'pictures.internal:81' }, {}, `${path}?key=secret`);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toBe('');
    expect(answer.headers).toMatchObject({
      'x-goog-upload-status': 'active',
      'x-goog-upload-chunk-granularity': '262144',
    });
    const url = new URL(String(answer.headers['x-goog-upload-url']));
    expect(url.origin + url.pathname).toBe(`http://pictures.internal:81${path}`);
    expect(url.searchParams.get('upload_id')).toMatch(/^[\w-]{20,}$/);
    expect(url.search).not.toContain('secret');
    const sent = await api.command(url.href, 'upload, finalize', { offset: 0, bytes: 'hello' });
    expect(sent.json().file.uri).toMatch(/^https:\/\/pictures.internal:81\/v1beta\/files\/[a-z0-9]{12}$/);
  });

  const bodies: [string, object | string, string | undefined][] = [
    ['camelCase', { file: { displayName: 'Cat' } }, 'Cat'],
    ['snake_case', { file: { display_name: 'Cat' } }, 'Cat'],
    ['single quotes', "{'file': {'display_name': 'Cat'}}", 'Cat'],
    ['another script', { file: { displayName: 'बिल्ली' } }, 'बिल्ली'],
    ['the size as text', { file: { displayName: 'Cat', sizeBytes: '5' } }, 'Cat'],
    ['the size as number', { file: { displayName: 'Cat', size_bytes: 5 } }, 'Cat'],
    ['nulls', { file: { displayName: null, name: null } }, undefined],
    ['a null', 'null', undefined],
    ['no file', {}, undefined],
    ['nothing', '', undefined],
    ['no JSON', "{'file': {'display_name': 'A \"big\" cat'}}", undefined],
  ];
  it.each(bodies)('takes a body with %s', async (_name, body, displayName) => {
    const answer = await api.start(headers, body);
    const url = String(answer.headers['x-goog-upload-url']);
    const sent = await api.command(url, 'upload, finalize', { offset: 0, bytes: 'hello' });
    expect(sent.json().file.displayName).toBe(displayName);
  });

  it('takes length and type from the body alone, as a client of the 2.x series sends them', async () => {
    const file = { mimeType: 'text/plain', sizeBytes: '5' };
    const answer = await api.start({}, { file }, '/v1beta/upload/v1beta/files');
    const url = String(answer.headers['x-goog-upload-url']);
    const sent = await api.command(url, 'upload, finalize', { offset: 0, bytes: 'hello' });
    expect(sent.json().file).toMatchObject({ mimeType: 'text/plain', sizeBytes: '5' });
  });

  it.each(['my-cat', 'files/my-cat'])('takes the name %s, once', async (name) => {
    expect((await api.upload('hello', { name })).name).toBe('files/my-cat');
    const again = await api.start(headers, { file: { name } });
    expect(again.json()).toEqual(refusal(409, /files\/my-cat/, 'ALREADY_EXISTS'));
  });

  const length = 'x-goog-upload-header-content-length';
  const type = 'x-goog-upload-header-content-type';
  const refusals: [string, Record<string, string | undefined>, object | string, RegExp][] = [
    [
      'a Buffer, of no known length',
      { [length]: 'undefined' },
      {},
      /^x-goog-upload-header-content-length: "undef.*not a Buffer/,
    ],
    [
      'a Buffer, by the body',
      { [length]: undefined },
      { file: { sizeBytes: 'undefined' } },
      /^file.sizeBytes: .*not a Buffer/,
    ],
    ['a negative length', { [length]: '-1' }, {}, /^x-goog-upload-header-content-length: "-1"/],
    ['an empty file', { [length]: '0' }, {}, /^x-goog-upload-header-content-length: .*empty/],
    ['no length', { [length]: undefined }, {}, /^x-goog-upload-header-content-length: is missing/],
    ['no length and no JSON', { [length]: undefined }, 'hello', /^request body: is not valid JSON/],
    ['no type', { [type]: undefined }, {}, /^x-goog-upload-header-content-type: is missing/],
    ['no media type', { [type]: 'jpeg' }, {}, /mimeType: .*image\/jpeg/],
    ['two lengths', {}, { file: { sizeBytes: '6' } }, /^file.sizeBytes: "6" is not the "5" of/],
    [
      'two types',
      {},
      { file: { mimeType: 'image/png' } },
      /^file.mimeType: "image\/png" is not the "text\/plain" of/,
    ],
    ['a bad name', {}, { file: { name: 'files/My Cat' } }, /^file.name: /],
    ['an empty name', {}, { file: { name: 'files/' } }, /^file.name: /],
    ['a name over the limit', {}, { file: { name: 'a'.repeat(41) } }, /^file.name: .*40/],
    [
      'a display name over the limit',
      {},
      { file: { displayName: 'a'.repeat(513) } },
      /^file.displayName: .*512/,
    ],
    ['an unknown field', {}, { file: { title: 'Cat' } }, /^file.title: unknown field/],
    ['a wrong type of field', {}, { file: { displayName: 5 } }, /^file.displayName: /],
    ['a file over the limit', { [length]: '2000000001' }, {}, /2000000000/],
    ['the raw protocol', { 'x-goog-upload-protocol': 'raw' }, {}, /"raw" is not supported; use resumable/],
    ['another command', { 'x-goog-upload-command': 'upload, finalize' }, {}, /^x-goog-upload-command: .*URL/],
  ];
  it.each(refusals)('refuses %s', async (_name, change, body, message) => {
    const answer = await api.start({ ...headers, ...change }, body);
    expect(answer.json()).toEqual(refusal(400, message));
    expect(answer.statusCode).toBe(400);
  });

  it('refuses the protocols that other clients of Google name in the query', async () => {
    const answer = await api.start({}, 'hello', '/upload/v1beta/files?uploadType=media');
    expect(answer.json()).toEqual(refusal(400, /"media" is not supported; use resumable/));
  });

  it('refuses more than a handful of fields', async () => {
    const answer = await api.start(headers, 'x'.repeat(70_000));
    expect(answer.statusCode).toBe(413);
    expect(answer.json()).toEqual(refusal(413, /at most 65536 bytes/));
  });

  it('refuses what would be too much together with all other files', async () => {
    await reopen({ maxFilesMegabytes: 1 });
    await api.upload('x'.repeat(600_000));
    const answer = await api.start(startHeaders(600_000, 'text/plain'));
    expect(answer.json()).toEqual(refusal(429, /1000000/, 'RESOURCE_EXHAUSTED'));
  });
});

describe('the bytes of an upload', () => {
  it('may come in chunks', async () => {
    const url = await api.begin(11);
    const first = await api.command(url, 'upload', { offset: 0, bytes: 'hello' });
    expect(first.statusCode).toBe(200);
    expect(first.headers['x-goog-upload-status']).toBe('active');
    await api.command(url, 'upload', { offset: 5, bytes: ' ' });
    const last = await api.command(url, 'upload, finalize', { offset: 6, bytes: 'world' });
    expect(last.headers['x-goog-upload-status']).toBe('final');
    const { file } = last.json();
    expect(file.sizeBytes).toBe('11');
    expect((await api.get(`${file.name}:download`)).body).toBe('hello world');
  });

  it.each(['upload,finalize', 'UPLOAD, FINALIZE', 'Upload ,  Finalize'])(
    'may come with %s',
    async (command) => {
      const answer = await api.command(await api.begin(5), command, { offset: 0, bytes: 'hello' });
      expect(answer.json().file.name).toMatch(/^files\//);
    },
  );

  it.each(['application/json', 'application/x-www-form-urlencoded', 'image/jpeg', ';;', 'text'])(
    'are taken as they are when labelled %s',
    async (label) => {
      const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
      const url = await api.begin(256);
      const answer = await api.command(
        url,
        'upload, finalize',
        { offset: 0, bytes },
        { 'content-type': label },
      );
      const { name } = answer.json().file;
      expect((await api.get(`${name}:download?alt=media`)).rawPayload).toEqual(Buffer.from(bytes));
    },
  );

  it('may be finished by a command of its own', async () => {
    const url = await api.begin(5);
    await api.command(url, 'upload', { offset: 0, bytes: 'hello' });
    const answer = await api.command(url, 'finalize');
    expect(answer.headers['x-goog-upload-status']).toBe('final');
    expect(answer.json().file.sizeBytes).toBe('5');
  });

  it('may be sent again when the answer got lost', async () => {
    const url = await api.begin(11);
    const chunk = { offset: 0, bytes: 'hello ' };
    await api.command(url, 'upload', chunk);
    const again = await api.command(url, 'upload', chunk);
    expect(again.statusCode).toBe(200);
    expect(again.headers['x-goog-upload-size-received']).toBe('6');
    const last = { offset: 6, bytes: 'world' };
    const { file } = (await api.command(url, 'upload, finalize', last)).json();
    const repeated = await api.command(url, 'upload, finalize', last);
    expect(repeated.headers['x-goog-upload-status']).toBe('final');
    expect(repeated.json().file).toEqual(file);
    expect((await api.get(`${file.name}:download`)).body).toBe('hello world');
    expect((await api.get('files')).json().files).toHaveLength(1);
  });

  it('are refused at any other offset, with where to go on', async () => {
    const url = await api.begin(100);
    await api.command(url, 'upload', { offset: 0, bytes: 'hello' });
    for (const offset of [3, 6, 99]) {
      const answer = await api.command(url, 'upload', { offset, bytes: '!' });
      expect(answer.json()).toEqual(refusal(400, /5 bytes are stored/));
      expect(answer.headers).toMatchObject({
        'x-goog-upload-status': 'active',
        'x-goog-upload-size-received': '5',
      });
    }
  });

  it('are refused when they are more than was announced', async () => {
    const url = await api.begin(5);
    const answer = await api.command(url, 'upload, finalize', { offset: 0, bytes: 'hello!' });
    expect(answer.json()).toEqual(refusal(400, /^request body: 6 bytes at offset 0 are more than the 5/));
    expect(answer.headers['x-goog-upload-size-received']).toBe('0');
  });

  it('cannot be finished before all have come', async () => {
    const url = await api.begin(11);
    const early = await api.command(url, 'upload, finalize', { offset: 0, bytes: 'hello' });
    expect(early.json()).toEqual(refusal(400, /5 of the announced 11 bytes/));
    const rest = await api.command(url, 'upload, finalize', { offset: 5, bytes: ' world' });
    expect(rest.json().file.sizeBytes).toBe('11');
  });

  it('are told of by a query', async () => {
    const url = await api.begin(11);
    await api.command(url, 'upload', { offset: 0, bytes: 'hello' });
    const active = await api.command(url, 'query');
    expect(active.statusCode).toBe(200);
    expect(active.headers).toMatchObject({
      'x-goog-upload-status': 'active',
      'x-goog-upload-size-received': '5',
    });
    await api.command(url, 'upload, finalize', { offset: 5, bytes: ' world' });
    expect((await api.command(url, 'Query')).headers).toMatchObject({
      'x-goog-upload-status': 'final',
      'x-goog-upload-size-received': '11',
    });
  });

  it('are dropped by a cancel', async () => {
    const url = await api.begin(11, { name: 'cat' });
    await api.command(url, 'upload', { offset: 0, bytes: 'hello' });
    const answer = await api.command(url, 'cancel');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['x-goog-upload-status']).toBe('cancelled');
    const after = await api.command(url, 'upload', { offset: 5, bytes: ' world' });
    expect(after.json()).toEqual(refusal(404, /./, 'NOT_FOUND'));
    expect((await api.get('files/cat')).statusCode).toBe(404);
  });

  const wrong: [string, Record<string, string>, number, RegExp][] = [
    ['no command', {}, 400, /^x-goog-upload-command: is missing; send one of "upload", "upload, finalize"/],
    ['an unknown command', { 'x-goog-upload-command': 'append' }, 400, /^x-goog-upload-command: "append"/],
    ['a second start', { 'x-goog-upload-command': 'start' }, 400, /^x-goog-upload-command: "start"/],
    ['no offset', { 'x-goog-upload-command': 'upload' }, 400, /^x-goog-upload-offset: is missing; send/],
    [
      'a negative offset',
      { 'x-goog-upload-command': 'upload', 'x-goog-upload-offset': '-5' },
      400,
      /^x-goog-upload-offset: "-5"/,
    ],
  ];
  it.each(wrong)('are refused with %s', async (_name, headers, status, message) => {
    const url = await api.begin(5);
    const answer = await house.app.inject({ method: 'POST', url, headers, payload: 'hello' });
    expect(answer.json()).toEqual(refusal(status, message));
  });

  it.each(['upload', 'upload, finalize', 'finalize', 'query', 'cancel'])(
    'are refused for an unknown upload: %s',
    async (command) => {
      const url = '/upload/v1beta/files?upload_id=nothing&upload_id=twice';
      const answer = await api.command(url, command, { offset: 0, bytes: 'hello' });
      expect(answer.json()).toEqual(refusal(404, /./, 'NOT_FOUND'));
    },
  );
});

describe('a file', () => {
  it('has the documented shape', async () => {
    const bytes = 'hello';
    const file = await api.upload(bytes, { displayName: 'Greeting', mimeType: 'text/plain' });
    expect(file).toEqual({
      name: expect.stringMatching(/^files\/[a-z0-9]{12}$/),
      displayName: 'Greeting',
      mimeType: 'text/plain',
      sizeBytes: '5',
      createTime: timestamp,
      updateTime: timestamp,
      expirationTime: timestamp,
      sha256Hash: createHash('sha256').update(bytes).digest('base64'),
      uri: `https://localhost:80/v1beta/${file.name}`,
      state: 'ACTIVE',
      source: 'UPLOADED',
    });
    expect(Date.parse(file.expirationTime) - Date.parse(file.createTime)).toBe(48 * 3_600_000);
    expect((await api.get(file.name)).json()).toEqual(file);
  });

  it('has no display name when none was given', async () => {
    expect(await api.upload('hello')).not.toHaveProperty('displayName');
  });

  it('gets the type its bytes show when it is a picture', async () => {
    const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    expect((await api.upload(png, { mimeType: 'image/jpeg' })).mimeType).toBe('image/png');
  });

  it('is refused when it should be a picture and is none', async () => {
    const url = await api.begin(5, { mimeType: 'image/jpeg' });
    const answer = await api.command(url, 'upload, finalize', { offset: 0, bytes: 'hello' });
    expect(answer.json()).toEqual(refusal(400, /^file: /));
  });

  it('is found however the client asks for it', async () => {
    const { name } = await api.upload('hello', { name: 'my-cat' });
    const uris = [`http://host/v1beta/${name}`, `https://host:8787/v1/${name}`];
    for (const asked of ['my-cat', name, ...uris, ...uris.map(encodeURIComponent)]) {
      expect((await api.get(`files/${asked}`)).json().name, asked).toBe(name);
      expect((await api.get(`files/${asked}:download?alt=media`)).body, asked).toBe('hello');
    }
    for (const version of ['v1', 'v1alpha']) {
      expect((await house.app.inject(`/${version}/${name}`)).json().name).toBe(name);
    }
  });

  it.each([
    'files/nothing',
    'files/nothing:download',
    'files/cat/dog',
    'files/cat:rename',
    'files/http://x/y/cat',
    'files/cat%00',
    'files/Cat',
    `files/${'a'.repeat(290)}`,
  ])('is not found as %s', async (path) => {
    await api.upload('hello', { name: 'cat' });
    const answer = await api.get(path);
    expect(answer.json()).toEqual(refusal(404, /^.{10,120}$/s, 'NOT_FOUND'));
    expect((await api.delete(path)).statusCode).toBe(404);
  });

  it('is deleted with an answer the client can read', async () => {
    const { name } = await api.upload('hello');
    const answer = await api.delete(name);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({});
    expect((await api.get(name)).statusCode).toBe(404);
    expect((await api.delete(name)).json()).toEqual(refusal(404, /./, 'NOT_FOUND'));
  });

  it('is unknown once its time is over', async () => {
    await reopen({ fileLifetimeHours: 0.0001 });
    const { name } = await api.upload('hello');
    expect((await api.get(name)).statusCode).toBe(200);
    await sleep(400);
    for (const path of [name, `${name}:download`]) {
      expect((await api.get(path)).json()).toEqual(refusal(404, /./, 'NOT_FOUND'));
    }
    expect((await api.get('files')).json()).toEqual({});
  });
});

describe('a download', () => {
  it('gives the bytes under their type, and no browser may run them', async () => {
    const { name } = await api.upload('<script>alert(1)</script>', { mimeType: 'text/html' });
    const answer = await api.get(`${name}:download`);
    expect(answer.body).toBe('<script>alert(1)</script>');
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html',
      'content-length': '25',
      'content-disposition': 'attachment',
      'x-content-type-options': 'nosniff',
    });
  });

  it('can be asked about with HEAD', async () => {
    const { name } = await api.upload('hello');
    const answer = await house.app.inject({ method: 'HEAD', url: `/v1beta/${name}:download` });
    expect(answer.headers['content-length']).toBe('5');
    expect(answer.body).toBe('');
  });

  it('lets go of the file when it is over', async () => {
    const { name } = await api.upload('hello');
    await api.get(`${name}:download`);
    await house.app.inject({ method: 'HEAD', url: `/v1beta/${name}:download` });
    await api.delete(name);
    expect((await api.get(`${name}:download`)).statusCode).toBe(404);
  });
});

describe('the list', () => {
  it('is empty at first', async () => {
    expect((await api.get('files')).json()).toEqual({});
  });

  it('has the newest first, ten at a time, and no token on the last page', async () => {
    const names: string[] = [];
    for (let i = 0; i < 20; i++) names.unshift((await api.upload(`file ${i}`)).name);
    const first = (await api.get('files')).json();
    expect(first.files.map((file: { name: string }) => file.name)).toEqual(names.slice(0, 10));
    const second = (await api.get(`files?pageToken=${first.nextPageToken}`)).json();
    expect(second.files.map((file: { name: string }) => file.name)).toEqual(names.slice(10));
    expect(second).not.toHaveProperty('nextPageToken');
    expect((await api.get('files?pageSize=5000')).json().files).toHaveLength(20);
    expect((await api.get('files?pageSize=3&pageToken=')).json().files).toHaveLength(3);
  });

  it('never gives more than a hundred at once', async () => {
    for (let i = 0; i < 101; i++) await api.upload(`file ${i}`);
    const { files, nextPageToken } = (await api.get('files?pageSize=101')).json();
    expect(files).toHaveLength(100);
    expect((await api.get(`files?pageToken=${nextPageToken}`)).json().files).toHaveLength(1);
  });

  it.each([
    'pageSize=0',
    'pageSize=-1',
    'pageSize=ten',
    'pageSize=',
    'pageSize=1&pageSize=2',
    'pageToken=made-up',
    'pageToken=a&pageToken=b',
  ])('refuses %s', async (query) => {
    const [field = ''] = query.split('=');
    const answer = await api.get(`files?${query}`);
    expect(answer.json()).toEqual(refusal(400, new RegExp(`^${field}: `)));
  });
});

describe('other methods', () => {
  it('cannot register files of Google Cloud Storage', async () => {
    const answer = await house.app.inject({
      method: 'POST',
      url: '/v1beta/files:register',
      payload: { uris: ['gs://bucket/cat.jpg'] },
    });
    expect(answer.json()).toEqual(refusal(400, /^uris: .*upload/));
  });

  it.each([
    ['PUT', '/upload/v1beta/files', 'POST'],
    ['GET', '/v1beta/upload/v1beta/files', 'POST'],
    ['POST', '/v1/files', 'GET'],
    ['PATCH', '/v1/files/cat', 'GET, DELETE'],
    ['GET', '/v1/files:register', 'POST'],
  ] as const)('%s %s is answered 405', async (method, url, allow) => {
    const answer = await house.app.inject({ method, url });
    expect(answer.json()).toEqual(refusal(405, new RegExp(method)));
    expect(answer.headers['allow']).toBe(allow);
  });
});
