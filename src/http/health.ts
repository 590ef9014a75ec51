import type { FastifyInstance } from 'fastify';

/**
 * `/healthz`: 200 once requests can be answered (the app is built after its engines), 503 from the start of a stop.
 * Answers during a stop end their connection, which would else be kept open for the caller's next request.
 */
export function registerHealth(app: FastifyInstance): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close');
  });
  app.get('/healthz', async (_request, reply) => {
    return closing ? reply.code(503).send({ status: 'stopping' }) : { status: 'ok' };
  });
}
