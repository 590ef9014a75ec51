import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DrishtiError } from '../errors.js';
import { hasArrived } from './arrival.js';
import { onRequestEnd } from './requestEnd.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answered while the server stops, too. */
    whileStopping?: boolean;
  }
}

/** How long a request may go on arriving once a stop has begun. */
const arrivalGraceMs = 3000;

/**
 * What happens when the app is closed: requests at work are finished and their connections ended with the answer,
 * new ones on open connections are refused 503, and callers that are still sending soon lose their connection.
 */
export function registerShutdown(app: FastifyInstance): void {
  const sockets = new Set<Socket>();
  const working = new Set<FastifyRequest>();
  let closing = false;

  app.server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  app.addHook('onRequest', async (request) => {
    if (!closing || request.routeOptions.config.whileStopping) return;
    throw new DrishtiError('service_unavailable', 'the server is stopping', { retryAfterSeconds: 1 });
  });
  app.addHook('preHandler', async (request, reply) => {
    working.add(request);
    onRequestEnd(request, reply, () => {
      working.delete(request);
      // Of an answer that had begun before the stop nobody was told that its connection ends with it.
      if (closing) setImmediate(() => app.server.closeIdleConnections());
    });
  });
  // Else the connection would be kept open for the caller's next request.
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close');
  });
  app.addHook('preClose', async () => {
    closing = true;
    setTimeout(() => {
      const arrived = [...working].filter(({ raw }) => hasArrived(raw));
      const busy = new Set(arrived.map(({ raw }) => raw.socket));
      for (const socket of sockets) if (!busy.has(socket)) socket.destroy();
    }, arrivalGraceMs).unref();
  });
}
