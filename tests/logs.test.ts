import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SettingName } from '../src/config.js';
import { drawPicture } from './pictures/drawings.js';
import { type RecordingApp, recordingApp } from './support/app.js';
import { type CaughtLog, catchLog } from './support/caughtLog.js';

let house: RecordingApp;
let log: CaughtLog;
beforeEach(() => {
  log = catchLog();
});
afterEach(async () => {
  log.release();
  await house.close();
});

async function open(settings: Partial<Record<SettingName, unknown>> = {}): Promise<void> {
  house = await recordingApp({ logLevel: 'info', ...settings });
}

const requestLines = () => log.lines().filter(({ msg }) => msg === 'request');
const ask = { model: 'gemini-3-flash-preview', input: 'What is this?' };

it('says each request in one line, with the id that its answer carries', async () => {
  await open();
  const answer = await house.create(ask);
  const [line, ...more] = requestLines();
  expect(more).toEqual([]);
  expect(line).toEqual({
    level: 30,
    time: expect.any(Number),
    pid: process.pid,
    hostname: expect.any(String),
    requestId: answer.headers['x-request-id'],
    method: 'POST',
    path: '/v1beta/interactions',
    status: 200,
    ms: expect.any(Number),
    bytes: Number(answer.headers['content-length']),
    interaction: answer.json.id,
    model: 'gemini-3-flash-preview',
    msg: 'request',
  });
  expect(line.requestId).toMatch(/^[0-9a-f-]{36}$/);
});

it.each(['generateContent', 'streamGenerateContent'])('says the model of %s', async (method) => {
  await open();
  const url = `/v1/models/gemini-2.5-flash:${method}`;
  await house.app.inject({ method: 'POST', url, payload: { contents: [{ parts: [{ text: 'Hi' }] }] } });
  expect(requestLines()).toMatchObject([
    { model: 'gemini-2.5-flash', interaction: expect.stringMatching(/^v1_/) },
  ]);
});

it('says what was refused, wherever that was', async () => {
  await open({ maxBodyMegabytes: 1 });
  const urls = ['/v1/interactions/v1_none', '/nowhere?x=1', '/v1/models/%', '/v1/models/llama'];
  for (const url of urls) await house.app.inject(url);
  await house.app.inject({ method: 'PUT', url: '/v1/interactions' });
  await house.create('x'.repeat(1_000_001));
  expect(requestLines().map(({ method, path, status }) => [method, path, status])).toEqual([
    ['GET', '/v1/interactions/v1_none', 404],
    ['GET', '/nowhere', 404],
    ['GET', '/v1/models/%', 400],
    ['GET', '/v1/models/llama', 404],
    ['PUT', '/v1/interactions', 405],
    ['POST', '/v1beta/interactions', 413],
  ]);
  expect(requestLines()[0]).toMatchObject({ interaction: 'v1_none' });
});

it.each(['a-sane.Id_42', 'x'.repeat(64)])('takes over the id %s', async (id) => {
  await open();
  const answer = await house.app.inject({ url: '/healthz', headers: { 'x-request-id': id } });
  expect(answer.headers['x-request-id']).toBe(id);
  expect(requestLines()).toMatchObject([{ requestId: id }]);
});

it.each(['', 'two words', 'x'.repeat(65), '{"a":1}', 'ä'])('makes an id in the place of "%s"', async (id) => {
  await open();
  const answer = await house.app.inject({ url: '/healthz', headers: { 'x-request-id': id } });
  expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
});

it('says when a caller did not wait, and when the answer broke off', async () => {
  await open();
  await house.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = house.app.server.address() as AddressInfo;
  house.engine.beforeAnswer = () => new Promise<void>(() => {});
  const socket = connect(port, '127.0.0.1');
  const body = JSON.stringify(ask);
  socket.write(`POST /v1/interactions HTTP/1.1\r\nhost: x\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
  await expect.poll(() => house.engine.requests.length).toBe(1);
  socket.destroy();
  await expect.poll(requestLines).toMatchObject([{ status: 499, complete: false }]);

  const stream = JSON.stringify({ ...ask, stream: true });
  house.engine.beforeAnswer = () => {};
  house.engine.answer = async function* (_request, signal) {
    yield { type: 'text', text: 'Seen' };
    await once(signal, 'abort');
  };
  const reader = connect(port, '127.0.0.1');
  reader.write(
    `POST /v1/interactions HTTP/1.1\r\nhost: x\r\ncontent-length: ${stream.length}\r\n\r\n${stream}`,
  );
  await once(reader, 'data');
  reader.destroy();
  await expect.poll(requestLines).toMatchObject([{ status: 499 }, { status: 200, complete: false }]);
});

it('logs what failed with its stack, and the id of the request', async () => {
  await open({ logLevel: 'error' });
  house.engine.beforeAnswer = () => {
    throw new TypeError('the engine broke');
  };
  const answer = await house.create(ask);
  expect(answer.status).toBe(500);
  expect(JSON.stringify(answer.json)).not.toContain('the engine broke');
  expect(log.lines()).toMatchObject([
    {
      level: 50,
      requestId: answer.headers['x-request-id'],
      msg: 'request failed',
      err: { type: 'TypeError', message: 'the engine broke', stack: expect.stringContaining('logs.test.ts') },
    },
  ]);
});

it('does not take the end of the time that the caller gave for a fault', async () => {
  await open();
  house.engine.beforeAnswer = (_request, signal) => once(signal, 'abort').then(() => signal.throwIfAborted());
  const answer = await house.app.inject({
    method: 'POST',
    url: '/v1/models/gemini-3:generateContent',
    headers: { 'x-server-timeout': '0.1' },
    payload: { contents: [{ parts: [{ text: 'Hi' }] }] },
  });
  expect(answer.statusCode).toBe(504);
  expect(log.lines()).toMatchObject([
    { level: 30, msg: "the caller's time is over", err: { message: 'no answer within 0.1 seconds' } },
    { level: 30, msg: 'request', status: 504 },
  ]);
});

it('never says a key, a prompt, a picture or a query, however much is logged', async () => {
  const key = 'SECRETKEY-0123456789abcdef';
  await open({ logLevel: 'trace', apiKeys: [key] });
  const picture = (await drawPicture('stop sign')).toString('base64');
  const secrets = {
    model: 'gemini-3-flash-preview',
    system_instruction: 'SECRETSYSTEM',
    input: [
      { type: 'text', text: 'SECRETPROMPT' },
      { type: 'image', data: picture },
    ],
    labels: { team: 'secretlabel' },
  };
  const classic = {
    contents: [{ parts: [{ text: 'SECRETPROMPT' }, { inlineData: { data: picture } }] }],
  };
  const ways = [
    { headers: { 'x-goog-api-key': key }, query: '' },
    { headers: { authorization: `Bearer ${key}` }, query: '' },
    { headers: {}, query: `?key=${key}` },
    { headers: { 'x-goog-api-key': 'SECRETWRONG-0123456789' }, query: '' },
    { headers: {}, query: '?key=SECRETWRONG-0123456789' },
  ];
  const bodies = [
    ['/v1/interactions', JSON.stringify(secrets)],
    ['/v1/interactions', JSON.stringify({ ...secrets, stream: true })],
    ['/v1/interactions', JSON.stringify({ ...secrets, background: true })],
    ['/v1/interactions', JSON.stringify({ ...secrets, SECRETFIELD: 1 })],
    ['/v1/interactions', `{"input":"SECRETPROMPT`],
    ['/v1/models/gemini-3:generateContent', JSON.stringify(classic)],
    ['/v1/models/gemini-3:countTokens', JSON.stringify(classic)],
    ['/upload/v1/files', `{"file":{"displayName":"SECRETNAME"}}`],
  ] as const;
  for (const { headers, query } of ways) {
    for (const [path, payload] of bodies) {
      await house.app.inject({ method: 'POST', url: path + query, headers, payload });
    }
    await house.app.inject({ url: `/v1/%zz${query}`, headers });
    await house.app.inject({ url: `/v1/files?pageToken=SECRETTOKEN${query.replace('?', '&')}`, headers });
  }
  await house.app.inject({ method: 'POST', url: '/upload/v1/files?upload_id=SECRETUPLOAD', payload: 'x' });
  const { interactions } = house.services;
  await expect.poll(() => Object.values(interactions.load())).toEqual([0, 0, 0]);
  house.engine.beforeAnswer = () => {
    throw Object.assign(new Error('broke at https://host/path?key=SECRETQUERY'), { input: secrets });
  };
  await house.app.inject({
    method: 'POST',
    url: '/v1/interactions',
    headers: { 'x-goog-api-key': key },
    payload: JSON.stringify(secrets),
  });
  expect(requestLines().length).toBe(ways.length * (bodies.length + 2) + 2);
  expect(requestLines().filter(({ status }) => status === 200).length).toBeGreaterThan(10);
  expect(requestLines()).toContainEqual(expect.objectContaining({ owner: expect.stringMatching(/^\w{8}$/) }));
  expect(log.text()).not.toMatch(/SECRET/i);
  expect(log.text()).not.toContain(picture.slice(0, 24));
});
