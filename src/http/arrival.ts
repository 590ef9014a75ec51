import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { finished } from 'node:stream/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { bodyChunks } from './bodyChunks.js';

/** A whole request must have arrived after this, moving bodies excepted; slower senders only hold a connection. */
export const requestTimeoutMs = 300_000;

/** A moving body may take any time, as long as so much of it arrives in every so long: a slot is not to be sat on. */
const pace = { bytes: 65_536, ms: 60_000 };

/** How long the rest of a request nobody wants is taken in, so that its sender sees the answer and not a reset. */
export const lingerMs = 10_000;

const movingOn = new WeakSet<Socket>();

/** Sees to it that senders who have not sent all yet get their answer, and do not hold the connection for long. */
export function registerArrival(app: FastifyInstance): void {
  app.addHook('onSend', async ({ raw }, reply) => {
    if (!hasArrived(raw) && endsConnection(reply)) await discardRest(raw);
  });
  app.addHook('onResponse', async ({ raw }) => {
    if (hasArrived(raw)) return;
    raw.resume();
    setTimeout(() => hasArrived(raw) || raw.destroy(), lingerMs).unref();
  });
}

/** Whether all of a request is here, though it may not all have been read. */
export function hasArrived(raw: IncomingMessage): boolean {
  return raw.complete;
}

function endsConnection(reply: FastifyReply): boolean {
  return !reply.raw.shouldKeepAlive || reply.getHeader('connection') === 'close';
}

/** Waits until the rest has passed: Node would end the connection with the answer, while its sender goes on. */
async function discardRest(raw: IncomingMessage): Promise<void> {
  raw.resume();
  await finished(raw, { signal: AbortSignal.timeout(lingerMs) }).catch(() => {});
}

/**
 * A body that is stored as it arrives, and may take as long as it likes while it keeps the pace.
 * @throws DrishtiError `cancelled` when it breaks off or falls behind the pace, which ends its connection
 */
export async function* movingBody(raw: IncomingMessage): AsyncGenerator<Buffer> {
  movingOn.add(raw.socket);
  const behind = setTimeout(() => raw.destroy(), pace.ms).unref();
  let moved = 0;
  try {
    for await (const chunk of bodyChunks(raw)) {
      yield chunk;
      moved += chunk.length;
      if (moved < pace.bytes) continue;
      moved = 0;
      behind.refresh();
    }
  } finally {
    clearTimeout(behind);
    movingOn.delete(raw.socket);
  }
}

/** Whether a moving body comes in on a connection: Node's timeout, which knows one limit for all, is not for it. */
export function hasMovingBody(socket: Socket): boolean {
  return movingOn.has(socket);
}
