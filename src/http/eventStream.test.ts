import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type EventStreamOptions, sendEventStream } from './eventStream.js';

let app: FastifyInstance;
let blocks: AsyncIterable<string>;
let options: EventStreamOptions;
beforeEach(() => {
  options = {};
  app = Fastify({ forceCloseConnections: true });
  app.addHook('onSend', async (_request, reply) => void reply.header('x-request-id', 'r1'));
  app.get('/', (request, reply) => sendEventStream(request, reply, blocks, options));
});
afterEach(() => app.close());

async function port(): Promise<number> {
  await app.listen({ host: '127.0.0.1', port: 0 });
  return (app.server.address() as AddressInfo).port;
}

async function* listOf(...list: string[]): AsyncGenerator<string> {
  yield* list;
}

/** Blocks that a test says one by one. */
class Spoken implements AsyncIterable<string>, AsyncIterator<string> {
  readonly #waiting: ((result: IteratorResult<string>) => void)[] = [];
  returned = 0;
  asked = 0;

  [Symbol.asyncIterator]() {
    return this;
  }

  next() {
    this.asked++;
    return new Promise<IteratorResult<string>>((resolve) => this.#waiting.push(resolve));
  }

  async return() {
    this.returned++;
    return { done: true as const, value: undefined };
  }

  say(value: string) {
    this.#waiting.shift()?.({ done: false, value });
  }

  end() {
    this.#waiting.shift()?.({ done: true, value: undefined });
  }
}

it('sends the blocks, and the headers of hooks with its own', async () => {
  blocks = listOf('data: 1\n\n', 'data: zwei µ\n\n');
  const answer = await app.inject('/');
  expect(answer.statusCode).toBe(200);
  expect(answer.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
    'x-accel-buffering': 'no',
    'x-request-id': 'r1',
  });
  expect(answer.body).toBe('data: 1\n\ndata: zwei µ\n\n');
});

it('sends headers before the first block, and each block before the next is there', async () => {
  const spoken = new Spoken();
  blocks = spoken;
  const answer = await fetch(`http://127.0.0.1:${await port()}/`);
  const reader = (answer.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
  for (const block of ['data: 1\n\n', 'data: 2\n\n']) {
    spoken.say(block);
    expect(await reader.read()).toEqual({ done: false, value: block });
  }
  spoken.end();
  expect((await reader.read()).done).toBe(true);
  expect(spoken.returned).toBe(0);
});

it('says a comment while nothing comes, and only then', async () => {
  const spoken = new Spoken();
  blocks = spoken;
  options = { keepAliveMs: 20, keepAlive: ': still here\n\n' };
  const answer = await fetch(`http://127.0.0.1:${await port()}/`);
  const reader = (answer.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (text.split('\n\n').length < 4) text += (await reader.read()).value;
  expect(text.replaceAll(': still here\n\n', '')).toBe('');
  expect(spoken.asked).toBe(1);
  spoken.say('data: 1\n\n');
  await expect.poll(() => spoken.asked).toBe(2);
  spoken.end();
  let rest = '';
  for (let read = await reader.read(); !read.done; read = await reader.read()) rest += read.value;
  expect(rest.replaceAll(': still here\n\n', '')).toBe('data: 1\n\n');
});

it('breaks the connection when the blocks break off', async () => {
  blocks = (async function* () {
    yield 'data: 1\n\n';
    throw new Error('the disk is gone');
  })();
  const answer = await fetch(`http://127.0.0.1:${await port()}/`);
  await expect(answer.text()).rejects.toThrow();
});

it('asks for no more as soon as the caller is gone', async () => {
  const spoken = new Spoken();
  blocks = spoken;
  const leaving = new AbortController();
  await fetch(`http://127.0.0.1:${await port()}/`, { signal: leaving.signal });
  leaving.abort();
  await expect.poll(() => spoken.returned).toBe(1);
});

it('notices that the caller is gone before a pipelined answer had its turn', async () => {
  const spoken = [new Spoken(), new Spoken()];
  blocks = spoken[0] as Spoken;
  const socket = connect(await port(), '127.0.0.1');
  const get = 'GET / HTTP/1.1\r\nhost: x\r\n\r\n';
  socket.write(get);
  await once(socket, 'data');
  blocks = spoken[1] as Spoken;
  socket.write(get);
  await expect.poll(() => (spoken[1] as Spoken).asked).toBe(1);
  socket.destroy();
  await expect.poll(() => spoken.map(({ returned }) => returned)).toEqual([1, 1]);
});

it('leaves the connection open for the next request', async () => {
  const socket = connect(await port(), '127.0.0.1');
  for (const word of ['one', 'two']) {
    blocks = listOf(`data: ${word}\n\n`);
    socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    let answer = '';
    while (!answer.endsWith('0\r\n\r\n')) answer += String((await once(socket, 'data'))[0]);
    expect(answer).toContain(`data: ${word}\n\n`);
  }
  socket.destroy();
});

it('does not read far ahead of a reader that is slow', async () => {
  let produced = 0;
  const block = `data: ${'x'.repeat(10_000)}\n\n`;
  blocks = (async function* () {
    for (; produced < 100_000; produced++) yield block;
  })();
  const socket = connect(await port(), '127.0.0.1');
  socket.pause().write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
  let before = -1;
  await expect
    .poll(
      () => {
        const resting = produced > 0 && produced === before;
        before = produced;
        return resting;
      },
      { interval: 200 },
    )
    .toBe(true);
  expect(produced * block.length).toBeLessThan(50_000_000);
  socket.destroy();
});

it('answers HEAD with the headers alone', async () => {
  const spoken = new Spoken();
  blocks = spoken;
  const answer = await app.inject({ method: 'HEAD', url: '/' });
  expect(answer.headers['content-type']).toBe('text/event-stream; charset=utf-8');
  expect(answer.body).toBe('');
  expect(spoken.returned).toBe(1);
});
