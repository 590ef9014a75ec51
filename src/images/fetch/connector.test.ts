import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { pinnedConnector } from './connector.js';
import { FetchRefusal } from './refusal.js';

const server = createServer();
afterEach(() => server.close());

async function connectTo(hostname: string, addresses: string[], signal = new AbortController().signal) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = String((server.address() as AddressInfo).port);
  return new Promise<Socket>((resolve, reject) => {
    pinnedConnector(addresses, { signal })({ hostname, protocol: 'http:', port }, (...[error, socket]) =>
      error === null ? resolve(socket) : reject(error),
    );
  });
}

it('connects to the address, whatever the name is', async () => {
  const socket = await connectTo('any.invalid', ['127.0.0.1']);
  expect(socket.remoteAddress).toBe('127.0.0.1');
  socket.destroy();
});

it('refuses a connection that led somewhere else', async () => {
  // A literal address is not looked up, so a guard that checked another one would be passed by.
  const destroyed = vi.fn();
  server.on('connection', (socket) => socket.on('close', destroyed));
  await expect(connectTo('127.0.0.1', ['127.0.0.2'])).rejects.toThrow(FetchRefusal);
  await expect.poll(() => destroyed.mock.calls.length).toBe(1);
});

it('gives up when the signal aborts', async () => {
  await expect(connectTo('any.invalid', ['127.0.0.1'], AbortSignal.abort())).rejects.toThrow(/abort/i);
});
