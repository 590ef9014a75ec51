import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import type { SettingName } from '../src/config.js';
import { type RecordingApp, recordingApp } from './support/app.js';
import { FilesApi } from './support/filesApi.js';

let house: RecordingApp;
let api: FilesApi;
let port: number;

async function open(settings: Partial<Record<SettingName, unknown>> = {}): Promise<void> {
  house = await recordingApp(settings);
  api = new FilesApi(house.app);
  await house.app.listen({ host: '127.0.0.1', port: 0 });
  port = (house.app.server.address() as AddressInfo).port;
}
beforeEach(() => open());
afterEach(async () => {
  vi.useRealTimers();
  await house.close();
});

async function connected(): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

function sendAll(socket: Socket, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}

/** The head of a chunk, and what comes of its body. */
function chunk(url: string, headers: string[], body = '', command = 'upload'): string {
  const { pathname, search } = new URL(url);
  const upload = [`x-goog-upload-command: ${command}`, 'x-goog-upload-offset: 0'];
  return [`POST ${pathname}${search} HTTP/1.1`, 'host: x', ...upload, ...headers, '', body].join('\r\n');
}

async function stored(url: string): Promise<number> {
  return Number((await api.command(url, 'query')).headers['x-goog-upload-size-received']);
}

it('writes its headers in lower case, as shell samples look for them', async () => {
  const socket = await connected();
  socket.write(
    'POST /upload/v1beta/files?key=x HTTP/1.1\r\nhost: x\r\nX-Goog-Upload-Protocol: resumable\r\n' +
      'X-Goog-Upload-Command: start\r\nX-Goog-Upload-Header-Content-Length: 5\r\n' +
      'X-Goog-Upload-Header-Content-Type: text/plain\r\nContent-Length: 0\r\n\r\n',
  );
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toMatch(/\r\nx-goog-upload-url: http:\/\/x\/upload\/v1beta\/files\?/);
  socket.destroy();
});

it.each(['', 'Host: \r\n'])('gives its own address to a sender who names none: %j', async (host) => {
  const socket = await connected();
  socket.write(
    `POST /upload/v1beta/files HTTP/1.0\r\n${host}X-Goog-Upload-Header-Content-Length: 5\r\n` +
      'X-Goog-Upload-Header-Content-Type: text/plain\r\nContent-Length: 0\r\n\r\n',
  );
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toContain(`\r\nx-goog-upload-url: http://127.0.0.1:${port}/upload/v1beta/files?`);
  socket.destroy();
});

it('takes a body of no announced length', async () => {
  const url = await api.begin(11);
  const socket = await connected();
  socket.write(
    chunk(url, ['transfer-encoding: chunked'], '6\r\nhello \r\n5\r\nworld\r\n0\r\n\r\n', 'upload, finalize'),
  );
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toMatch(/^HTTP\/1.1 200[\s\S]*"sizeBytes":"11"/);
  socket.destroy();
});

it('refuses a chunk that is too long before it has arrived', async () => {
  const socket = await connected();
  socket.write(chunk(await api.begin(5), ['content-length: 1000000000'], 'hello'));
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toMatch(/^HTTP\/1.1 400[\s\S]*are more than the 5/);
  socket.destroy();
});

it.each(['keep-alive', 'close'])(
  'tells a sender who looks only when it has sent all that it was refused, with connection: %s',
  async (connection) => {
    const socket = await connected();
    const body = Buffer.alloc(30_000_000);
    socket.write(chunk(await api.begin(5), [`connection: ${connection}`, `content-length: ${body.length}`]));
    await sendAll(socket, body);
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1.1 400/);
    socket.destroy();
  },
);

it('goes on with the next request once what was refused has passed', async () => {
  const url = await api.begin(5);
  const socket = await connected();
  socket.write(chunk(url, ['content-length: 1000000'], 'x'.repeat(1_000_000)));
  const [refused] = await once(socket, 'data');
  expect(String(refused)).toMatch(/^HTTP\/1.1 400/);
  socket.write(chunk(url, ['content-length: 5'], 'hello', 'upload, finalize'));
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toMatch(/^HTTP\/1.1 200/);
  socket.destroy();
});

it('refuses a body of no announced length at the first byte too many', async () => {
  const url = await api.begin(5);
  const socket = await connected();
  socket.write(chunk(url, ['transfer-encoding: chunked'], '5\r\nhello\r\n2\r\n!!\r\n'));
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toMatch(/^HTTP\/1.1 400/);
  expect(await stored(url)).toBe(0);
  expect((await api.command(url, 'finalize')).statusCode).toBe(400);
  socket.destroy();
});

it('keeps what arrived before the connection broke, and goes on from there', async () => {
  const bytes = randomBytes(50_000_000);
  const url = await api.begin(bytes.length);
  const socket = await connected();
  socket.write(chunk(url, [`content-length: ${bytes.length}`]));
  // More than fits into the buffers of the system: once it is sent, the server has read a good part.
  await sendAll(socket, bytes.subarray(0, 40_000_000));
  socket.destroy();
  const offset = await stored(url);
  expect(offset).toBeGreaterThan(0);
  const rest = await api.command(url, 'upload, finalize', { offset, bytes: bytes.subarray(offset) });
  expect(rest.json().file.sha256Hash).toBe(createHash('sha256').update(bytes).digest('base64'));
});

it('stores 200 bodies at a time, and they keep nobody else out', async () => {
  await house.close();
  await open({ maxBodyMegabytes: 20, maxFetchMegabytes: 20, maxBodyMemoryMegabytes: 20 });
  const sockets: Socket[] = [];
  for (let count = 0; count < 200; count++) {
    const url = await api.begin(11);
    const socket = await connected();
    const arrived = once(house.app.server, 'request');
    socket.write(chunk(url, ['content-length: 11'], 'hello '));
    await arrived;
    sockets.push(socket);
  }
  const url = await api.begin(5);
  const send = () => api.command(url, 'upload, finalize', { offset: 0, bytes: 'hello' });
  await expect.poll(async () => (await send()).statusCode).toBe(429);
  const refused = await send();
  expect(refused.json().error.message).toMatch(/200 uploads/);
  expect(refused.headers['retry-after']).toBe('1');
  const picture = { type: 'image', data: 'x'.repeat(10_000_000), mime_type: 'image/png' };
  expect((await house.create({ model: 'x', input: [picture] })).status).toBe(404);
  for (const socket of sockets) socket.destroy();
  await expect.poll(async () => (await send()).statusCode).toBe(200);
});

it('keeps a file that is being downloaded until the download is over', async () => {
  const bytes = Buffer.alloc(20_000_000, 'a');
  const { name } = await api.upload(bytes);
  const socket = await connected();
  socket.write(`GET /v1beta/${name}:download HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
  await once(socket, 'readable');
  await api.delete(name);
  let length = 0;
  for await (const piece of socket) length += piece.length;
  expect(length).toBeGreaterThan(bytes.length);
});

it('stops an upload that runs when the server stops, and goes on after a new start', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'drishti-restart-'));
  onTestFinished(() => rm(dataDir, { recursive: true }));
  await house.close();
  await open({ dataDir });
  const url = await api.begin(11);
  const socket = await connected();
  const arrived = once(house.app.server, 'request');
  socket.write(chunk(url, ['content-length: 11'], 'hello '));
  await arrived;
  await Promise.all([once(socket.resume(), 'close'), house.close()]);

  await open({ dataDir });
  expect(await stored(url)).toBe(6);
  const rest = await api.command(url, 'upload, finalize', { offset: 6, bytes: 'world' });
  expect((await api.get(`${rest.json().file.name}:download`)).body).toBe('hello world');
});

/** What Node tells of a connection on which a request has not arrived in the time that all requests have. */
const requestTimeout = Object.assign(new Error('Request timeout'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });

it('ends any other request that does not arrive in time', async () => {
  expect(house.app.server.requestTimeout).toBe(300_000);
  const accepted = once(house.app.server, 'connection');
  const arrived = once(house.app.server, 'request');
  const socket = await connected();
  socket.write('POST /v1/interactions HTTP/1.1\r\nhost: x\r\ncontent-length: 50\r\n\r\n{');
  const [receiver] = (await accepted) as [Socket];
  await arrived;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  house.app.server.emit('clientError', requestTimeout, receiver);
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toMatch(/^HTTP\/1.1 400[\s\S]*took too long to arrive/);
  expect(receiver.destroyed).toBe(false);
  await vi.advanceTimersByTimeAsync(11_000);
  expect(receiver.destroyed).toBe(true);
});

/** A body that has sent so many bytes every 50 seconds, nine times, and then stands still. */
async function sentSlowly(url: string, bytes: number): Promise<{ socket: Socket; receiver: Socket }> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const accepted = once(house.app.server, 'connection');
  const socket = await connected();
  const [receiver] = (await accepted) as [Socket];
  const head = chunk(url, ['content-length: 1000000']);
  socket.write(head);
  for (let sent = 1; sent <= 9 && !receiver.destroyed; sent++) {
    socket.write('x'.repeat(bytes));
    await expect.poll(() => receiver.bytesRead).toBe(head.length + sent * bytes);
    await vi.advanceTimersByTimeAsync(50_000);
  }
  return { socket, receiver };
}

it('gives an upload any time while it keeps the pace, and ends it when it stands still for a minute', async () => {
  const url = await api.begin(1_000_000);
  const { socket, receiver } = await sentSlowly(url, 65_536);
  expect(receiver.destroyed).toBe(false);
  house.app.server.emit('clientError', requestTimeout, receiver);
  const closed = once(socket.resume(), 'close');
  await vi.advanceTimersByTimeAsync(11_000);
  await closed;
  vi.useRealTimers();
  await expect.poll(() => stored(url)).toBe(9 * 65_536);
});

it('ends an upload that trickles, and keeps what came', async () => {
  const url = await api.begin(1_000_000);
  const { receiver } = await sentSlowly(url, 1000);
  expect(receiver.destroyed).toBe(true);
  vi.useRealTimers();
  await expect.poll(() => stored(url)).toBe(2000);
});
