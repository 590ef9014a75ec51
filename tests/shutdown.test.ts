import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { stopServer } from '../src/cli/stopServer.js';
import { Dictation } from './support/dictation.js';
import { parseEvents, readEvents, textOf, type WireEvent } from './support/eventStream.js';
import { type ListeningApp, listeningApp } from './support/listening.js';

let dataDir: string;
let house: ListeningApp;
let dictation: Dictation;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'drishti-stop-'));
  await start();
});
afterEach(async () => {
  await stopServer(house.app, house.services, 0);
  await rm(dataDir, { recursive: true });
});

async function start(): Promise<void> {
  house = await listeningApp({ dataDir });
  dictation = new Dictation();
  house.engine.answer = dictation.answer;
}

/** Long enough for everything that a test lets end by itself. */
const longMs = 50_000;

const ask = { model: 'gemini-3-flash-preview', input: 'Hi' };
const post = (body: object) =>
  fetch(`${house.url}/v1beta/interactions`, { method: 'POST', body: JSON.stringify(body) });
// biome-ignore lint/suspicious/noExplicitAny: tests reach into answers of many shapes
const json = async (answer: Response): Promise<any> => answer.json();
const get = async (path: string) => json(await fetch(`${house.url}/v1beta/interactions/${path}`));

async function connected(): Promise<Socket> {
  const socket = connect((house.app.server.address() as AddressInfo).port, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

/** Sends a request and returns all that comes until the connection ends. */
async function exchange(socket: Socket, request: string): Promise<string> {
  socket.write(request);
  let answer = '';
  for await (const chunk of socket) answer += chunk;
  return answer;
}

const stopping = async (socket: Socket) => exchange(socket, 'GET /readyz HTTP/1.1\r\nhost: x\r\n\r\n');

it('finishes answers and streams, and refuses what is new on open connections', async () => {
  const open = await Promise.all([1, 2, 3, 4].map(connected));
  const answer = post(ask);
  const stream = await post({ ...ask, stream: true });
  await expect.poll(() => house.engine.requests.length).toBe(2);
  const stopped = stopServer(house.app, house.services, longMs);

  const [ready, alive, figures, refused] = await Promise.all([
    stopping(open[0] as Socket),
    exchange(open[1] as Socket, 'GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n'),
    exchange(open[2] as Socket, 'GET /metrics HTTP/1.1\r\nhost: x\r\n\r\n'),
    exchange(open[3] as Socket, 'POST /v1/interactions HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n'),
  ]);
  expect(ready).toMatch(/^HTTP\/1.1 503[\s\S]*connection: close[\s\S]*"status":"stopping"/);
  expect(alive).toMatch(/^HTTP\/1.1 200/);
  expect(figures).toMatch(/^HTTP\/1.1 200[\s\S]*drishti_event_streams 1\n/);
  expect(refused).toMatch(/^HTTP\/1.1 503[\s\S]*retry-after: 1[\s\S]*"service_unavailable"/);
  await expect(fetch(house.url)).rejects.toThrow();

  dictation.say('Seen.').finish();
  expect(await (await answer).json()).toMatchObject({ status: 'completed' });
  const events = parseEvents(await stream.text());
  expect(textOf(events)).toBe('Seen.');
  expect(events.at(-1)?.data).toBe('[DONE]');
  // The connections of both could be used again, and would hold the server up.
  await stopped;

  const id = events[0]?.data.interaction.id;
  await start();
  expect(await get(id)).toMatchObject({ status: 'completed' });
});

it('ends what takes longer than the grace with an error', async () => {
  const answer = post(ask);
  const stream = await post({ ...ask, stream: true });
  dictation.say('Half an ans');
  await expect.poll(() => house.engine.requests.length).toBe(2);
  await stopServer(house.app, house.services, 500);

  expect((await answer).status).toBe(503);
  expect(await (await answer).json()).toMatchObject({ error: { code: 'service_unavailable' } });
  const events = parseEvents(await stream.text());
  expect(textOf(events)).toBe('Half an ans');
  expect(events.slice(-3)).toMatchObject([
    { name: 'error', data: { error: { code: 'service_unavailable', message: 'the server is stopping' } } },
    { name: 'interaction.completed', data: { interaction: { status: 'failed' } } },
    { name: 'done', data: '[DONE]' },
  ]);
  const id = events[0]?.data.interaction.id;
  await start();
  expect(await get(id)).toMatchObject({ status: 'failed', errors: [{ code: 'service_unavailable' }] });
});

it('waits for what runs in the background', async () => {
  const { id } = await json(await post({ ...ask, background: true }));
  const followed = await fetch(`${house.url}/v1/interactions/${id}?stream=true`);
  await expect.poll(() => house.engine.requests.length).toBe(1);
  const stopped = stopServer(house.app, house.services, longMs);
  const events = followed.text();
  dictation.say('Seen.').finish();
  await stopped;
  expect(textOf(parseEvents(await events))).toBe('Seen.');
  await start();
  expect(await get(id)).toMatchObject({ status: 'completed' });
});

it('leaves for the next start what runs too long or waits in the background, and breaks off who follows', async () => {
  const ids: string[] = [];
  for (let i = 0; i < 4; i++) ids.push((await json(await post({ ...ask, background: true }))).id);
  const [running, waiting] = [ids[0], ids[3]];
  const told: WireEvent[] = [];
  const follow = async (id: string | undefined, after = '') => {
    const answer = await fetch(`${house.url}/v1/interactions/${id}?stream=true${after}`);
    for await (const event of readEvents(answer)) told.push(event);
  };
  const follower = follow(running);
  const other = expect(
    fetch(`${house.url}/v1/interactions/${waiting}?stream=true`).then((answer) => answer.text()),
  ).rejects.toThrow('terminated');
  dictation.say('Two cats ');
  await expect.poll(() => textOf(told)).toBe('Two cats ');
  const broken = expect(follower).rejects.toThrow('terminated');
  await stopServer(house.app, house.services, 300);
  await Promise.all([broken, other]);
  expect(told.map(({ name }) => name)).not.toContain('error');

  await start();
  dictation.say('Two cats ', 'on a sofa.').finish();
  await follow(running, `&last_event_id=${told.at(-1)?.data.event_id}`);
  expect(textOf(told)).toBe('Two cats on a sofa.');
  const seqs = told.flatMap(({ data }) => data.event_id ?? []);
  expect(new Set(seqs).size).toBe(seqs.length);
  for (const id of ids) await expect.poll(() => get(id)).toMatchObject({ status: 'completed' });
});

it('cuts the connection of who does not read', async () => {
  const piece = 'x'.repeat(100_000);
  house.engine.answer = async function* (_request, signal) {
    for (let i = 0; i < 1000 && !signal.aborted; i++) yield { type: 'text', text: piece };
    yield { type: 'finish', reason: 'stop' };
  };
  const socket = await connected();
  const body = JSON.stringify({ ...ask, stream: true, store: false });
  socket
    .pause()
    .write(`POST /v1/interactions HTTP/1.1\r\nhost: x\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
  await expect.poll(() => house.engine.requests.length).toBe(1);
  await stopServer(house.app, house.services, 300);
  const closed = once(socket, 'close');
  socket.resume();
  await closed;
});

it('keeps idle connections for longer than clients do', async () => {
  const { keepAliveTimeout, headersTimeout } = house.app.server;
  expect(keepAliveTimeout).toBeGreaterThanOrEqual(65_000);
  expect(headersTimeout).toBeGreaterThan(keepAliveTimeout);
  const answer = await fetch(`${house.url}/healthz`);
  const [, seconds] = /^timeout=(\d+)$/.exec(answer.headers.get('keep-alive') ?? '') ?? [];
  expect(Number(seconds)).toBeGreaterThanOrEqual(65);
});
