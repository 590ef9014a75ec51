import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DrishtiError } from '../errors.js';

/**
 * Bounds the memory of all running requests together: each reserves its declared length (or, without one, the
 * largest allowed body) until its connection is done with it; what does not fit is refused before it is read.
 * @param budget bytes that may be reserved at the same time
 * @param maxBody largest single body in bytes
 */
export function registerBodyBudget(app: FastifyInstance, budget: number, maxBody: number): void {
  let reserved = 0;
  app.addHook('onRequest', async (request, reply) => {
    const bytes = Math.min(declaredLength(request) ?? maxBody, maxBody);
    if (reserved + bytes > budget) {
      throw new DrishtiError('too_many_requests', 'too much data is being processed; try again shortly', {
        retryAfterSeconds: 1,
      });
    }
    reserved += bytes;
    // 'close' comes after every end, also when the caller goes away while it still sends.
    reply.raw.once('close', () => {
      reserved -= bytes;
    });
  });
}

function declaredLength({ headers }: FastifyRequest): number | undefined {
  if (headers['content-length'] !== undefined) return Number(headers['content-length']);
  return headers['transfer-encoding'] === undefined ? 0 : undefined;
}
