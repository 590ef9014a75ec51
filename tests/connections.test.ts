import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import type { SettingName } from '../src/config.js';
import { type RecordingApp, recordingApp } from './support/app.js';

let house: RecordingApp;
afterEach(() => house.close());

async function listening(settings: Partial<Record<SettingName, unknown>> = {}): Promise<number> {
  house = await recordingApp(settings);
  await house.app.listen({ host: '127.0.0.1', port: 0 });
  return (house.app.server.address() as AddressInfo).port;
}

async function connected(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

/** Sends bytes and returns everything that comes back until the connection ends. */
async function exchange(port: number, text: string): Promise<string> {
  const socket = await connected(port);
  socket.write(text);
  let answer = '';
  for await (const chunk of socket) answer += chunk;
  return answer;
}

function post(body: string, extra = ''): string {
  return `POST /v1/interactions HTTP/1.1\r\nhost: x\r\ncontent-length: ${body.length}\r\n${extra}\r\n${body}`;
}

const ask = JSON.stringify({ model: 'gemini-3', input: 'Hi' });
const never = () => new Promise<void>(() => {});

it('gives back the memory of pipelined requests and stops their work when the socket dies', async () => {
  const port = await listening({ maxBodyMegabytes: 1, maxBodyMemoryMegabytes: 1, maxFetchMegabytes: 1 });
  house.engine.beforeAnswer = never;
  const large = JSON.stringify({ model: 'gemini-3', input: 'x'.repeat(800_000) });
  for (let round = 1; round <= 3; round++) {
    const socket = await connected(port);
    socket.write(post(ask) + post(large));
    await expect.poll(() => house.engine.requests.length).toBe(round * 2);
    socket.destroy();
    await expect.poll(() => house.engine.signals.every((signal) => signal.aborted)).toBe(true);
  }
  house.engine.beforeAnswer = () => {};
  expect((await house.create(large)).status).toBe(200);
});

it('does not reserve memory for what has not arrived', async () => {
  const port = await listening({ maxBodyMegabytes: 1, maxBodyMemoryMegabytes: 1, maxFetchMegabytes: 1 });
  const stalled = await Promise.all([connected(port), connected(port), connected(port)]);
  for (const socket of stalled) {
    socket.write('POST /v1/interactions HTTP/1.1\r\nhost: x\r\ncontent-length: 900000\r\n\r\n{"');
  }
  const large = JSON.stringify({ model: 'gemini-3', input: 'x'.repeat(800_000) });
  expect((await house.create(large)).status).toBe(200);
  for (const socket of stalled) socket.destroy();
});

/** Begins to send so many bodies, each once some of the one before it is here, and says of none how long it will be. */
async function startBodies(port: number, count: number, bytes: number): Promise<Socket[]> {
  const sockets: Socket[] = [];
  for (let begun = 1; begun <= count; begun++) {
    const socket = await connected(port);
    socket.write('POST /v1/interactions HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n');
    socket.write(piece(' '.repeat(bytes)));
    await expect.poll(() => house.services.memory.held).toBe(begun * bytes);
    sockets.push(socket);
  }
  return sockets;
}

const piece = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;
const end = piece(ask) + piece('');
const answerOn = async (socket: Socket) => String((await once(socket, 'data'))[0]);

it('takes in the oldest body and lets go of the newest, though it has stalled, when memory is full', async () => {
  const port = await listening({ maxBodyMegabytes: 1, maxBodyMemoryMegabytes: 1, maxFetchMegabytes: 1 });
  const sockets = await startBodies(port, 3, 300_000);
  const [oldest, second, newest] = sockets as [Socket, Socket, Socket];
  const answers = sockets.map(answerOn);
  oldest.write(piece(' '.repeat(290_000)));
  await expect.poll(() => house.services.memory.held).toBe(590_000 + 300_000);
  oldest.write(piece(' '.repeat(290_000)));
  await expect.poll(() => house.services.memory.held).toBe(880_000);
  for (const socket of [newest, second, oldest]) socket.write(end);
  expect(await answers[0]).toMatch(/^HTTP\/1.1 200/);
  for (const answer of [await answers[1], await answers[2]]) {
    expect(answer).toMatch(/^HTTP\/1.1 429[\s\S]*retry-after: 1[\s\S]*too_many_requests/);
  }
  await expect.poll(() => house.services.memory.held).toBe(0);
  for (const socket of sockets) socket.destroy();
});

it('does not refuse a body that has arrived for one that arrives', async () => {
  const port = await listening({ maxBodyMegabytes: 1, maxBodyMemoryMegabytes: 1, maxFetchMegabytes: 1 });
  const [early] = (await startBodies(port, 1, 100_000)) as [Socket];
  let release = () => {};
  house.engine.beforeAnswer = () => new Promise<void>((resolve) => (release = resolve));
  const running = house.create(ask.padStart(800_000));
  await expect.poll(() => house.engine.requests.length).toBe(1);
  early.write(piece(' '.repeat(200_000)) + end);
  expect(await answerOn(early)).toMatch(/^HTTP\/1.1 429/);
  release();
  expect((await running).status).toBe(200);
  early.destroy();
});

it('warns of nothing when many requests are pipelined', async () => {
  const warnings: Error[] = [];
  const note = (warning: Error) => warnings.push(warning);
  process.on('warning', note);
  const port = await listening();
  const all = post(ask).repeat(29) + post(ask, 'connection: close\r\n');
  expect((await exchange(port, all)).match(/HTTP\/1.1 200/g)).toHaveLength(30);
  process.off('warning', note);
  expect(warnings).toEqual([]);
});

it('counts what arrives in chunks against both limits', async () => {
  const port = await listening({ maxBodyMegabytes: 1, maxBodyMemoryMegabytes: 1, maxFetchMegabytes: 1 });
  const chunk = `${(600_000).toString(16)}\r\n${' '.repeat(600_000)}\r\n`;
  const head =
    'POST /v1/interactions HTTP/1.1\r\nhost: x\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n';
  expect(await exchange(port, `${head}${chunk}${chunk}0\r\n\r\n`)).toMatch(/^HTTP\/1.1 413/);
});

it.each([
  [
    'a wrong method',
    `PUT /v1/interactions HTTP/1.1\r\nhost: x\r\ncontent-length: 99999999\r\n\r\n{`,
    405,
    '"method_not_allowed"',
  ],
  [
    'an unknown path',
    `POST /v1/nothing HTTP/1.1\r\nhost: x\r\ncontent-length: 99999999\r\n\r\n{`,
    404,
    '"NOT_FOUND"',
  ],
  [
    'a body over the limit',
    `POST /v1/interactions HTTP/1.1\r\nhost: x\r\ncontent-length: 199999999\r\n\r\n{`,
    413,
    '"payload_too_large"',
  ],
])('refuses %s before the body has arrived', async (_name, text, status, code) => {
  const socket = await connected(await listening());
  socket.write(text);
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toContain(`HTTP/1.1 ${status}`);
  expect(String(answer)).toContain(code);
  socket.destroy();
});

it.each([
  ['huge headers', `GET /healthz HTTP/1.1\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`, 'headers are larger'],
  ['no HTTP', 'HELLO\r\n\r\n', 'not valid HTTP'],
  [
    'a broken URL',
    'GET /v1/models/%?key=SECRET HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
    'malformed',
  ],
])('answers %s with 400 in the envelope of all routes and repeats no key', async (_name, text, message) => {
  const answer = await exchange(await listening(), text);
  expect(answer).toMatch(/^HTTP\/1.1 400/);
  const { error } = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')));
  expect(error).toEqual({ code: 400, status: 'INVALID_ARGUMENT', message: expect.stringContaining(message) });
  expect(answer).not.toContain('SECRET');
});

it('while it stops, finishes what runs, refuses what is new and drops what only arrives', async () => {
  const port = await listening();
  let release = () => {};
  house.engine.beforeAnswer = () => new Promise<void>((resolve) => (release = resolve));
  const running = exchange(port, post(ask));
  const stalled = await connected(port);
  stalled.write('POST /v1/interactions HTTP/1.1\r\nhost: x\r\ncontent-length: 50\r\n\r\n{');
  const dropped = once(stalled.resume(), 'close');
  const open = await connected(port);
  open.write('GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n');
  await once(open, 'data');
  open.resume();
  await expect.poll(() => house.engine.requests.length).toBe(1);

  const closed = house.app.close();
  await dropped;
  release();
  expect(await running).toMatch(/^HTTP\/1.1 200[\s\S]*connection: close/i);
  await closed;
});
