import type { IncomingMessage } from 'node:http';
import { finished } from 'node:stream/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { bodyChunks } from './bodyChunks.js';

/** A whole request must have arrived after this; slower senders only hold a connection. */
const requestTimeoutMs = 300_000;

/** A body that is stored as it arrives may take any time, but not stand still for so long. */
const idleTimeoutMs = 60_000;

/** How long the rest of a body nobody wants is taken in, so that its sender sees the answer and not a reset. */
const lingerMs = 10_000;

const deadlines = new WeakMap<IncomingMessage, NodeJS.Timeout>();

/**
 * Bounds how long requests may take to arrive; past that their connection is ended. It stands in for Node's own
 * `requestTimeout`, which is one and the same for every request of a server.
 */
export function registerArrival(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ raw }) => endUnlessArrived(raw, requestTimeoutMs));
  app.addHook('onSend', async ({ raw }, reply) => {
    if (!hasArrived(raw) && endsConnection(reply)) await discardRest(raw);
  });
  app.addHook('onResponse', async ({ raw }) => {
    if (hasArrived(raw)) return;
    raw.resume();
    endUnlessArrived(raw, lingerMs);
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

function endUnlessArrived(raw: IncomingMessage, ms: number): void {
  clearTimeout(deadlines.get(raw));
  const deadline = setTimeout(() => hasArrived(raw) || raw.destroy(), ms).unref();
  deadlines.set(raw, deadline);
  raw.once('close', () => clearTimeout(deadline));
}

/**
 * The body of a request that may take as long as it likes while it moves.
 * @throws DrishtiError `cancelled` when it breaks off or stands still
 */
export async function* movingBody(raw: IncomingMessage): AsyncGenerator<Buffer> {
  clearTimeout(deadlines.get(raw));
  const idle = setTimeout(() => raw.destroy(), idleTimeoutMs).unref();
  try {
    for await (const chunk of bodyChunks(raw)) {
      yield chunk;
      idle.refresh();
    }
  } finally {
    clearTimeout(idle);
  }
}
