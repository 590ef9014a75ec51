import type { FastifyInstance } from 'fastify';

/**
 * How long a caller may take nothing of an answer that is there, in milliseconds. Streams are never silent for so long
 * (`eventStream.ts`), so that only who does not read is meant.
 */
const standstillMs = 60_000;

/** Sees to it that callers who do not read their answer lose it, and with it the memory that it takes. */
export function registerDeparture(app: FastifyInstance, ms = standstillMs): void {
  app.addHook('onSend', async ({ raw: { socket } }) => {
    // Node ends a connection on which nothing has moved for so long, and takes this back for the next request.
    socket.setTimeout?.(ms);
  });
}
