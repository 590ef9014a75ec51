import type { FastifyInstance } from 'fastify';

/** `/healthz`: 200 once requests can be answered (the app is built after its engines), 503 from the start of a stop. */
export function registerHealth(app: FastifyInstance): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.get('/healthz', async (_request, reply) => {
    return closing ? reply.code(503).send({ status: 'stopping' }) : { status: 'ok' };
  });
}
