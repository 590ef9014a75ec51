import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, expect, it } from 'vitest';
import { registerDeparture } from './departure.js';

const standstillMs = 500;
let app: FastifyInstance;
afterEach(() => app.close());

/** A server that answers with more than sockets hold; gives its port. */
async function open(): Promise<number> {
  app = Fastify({ forceCloseConnections: true });
  registerDeparture(app, standstillMs);
  app.get('/large', async () => 'x'.repeat(50_000_000));
  app.get('/slow', async () => {
    await sleep(3 * standstillMs);
    return 'done';
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  return (app.server.address() as { port: number }).port;
}

it('cuts off who does not read an answer', async () => {
  const port = await open();
  const closed = new Promise((resolve) =>
    app.server.once('connection', (socket) => socket.once('close', resolve)),
  );
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write('GET /large HTTP/1.1\r\nhost: localhost\r\n\r\n');
  await closed;
  socket.destroy();
});

it('lets who reads slowly have all of it', async () => {
  const port = await open();
  const socket = connect(port, '127.0.0.1');
  socket.write('GET /large HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n');
  let received = 0;
  let pauses = 0;
  socket.on('data', (chunk) => {
    received += chunk.length;
    if (pauses++ > 100) return;
    socket.pause();
    setTimeout(() => socket.resume(), standstillMs / 50);
  });
  await once(socket, 'close');
  expect(received).toBeGreaterThan(50_000_000);
});

it('waits for an answer as long as it takes, and for the next request after it', async () => {
  const port = await open();
  const url = `http://127.0.0.1:${port}/slow`;
  expect(await (await fetch(url)).text()).toBe('done');
  expect(await (await fetch(url)).text()).toBe('done');
});
