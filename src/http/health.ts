import type { FastifyInstance } from 'fastify';

/** `/healthz`: 200 once requests can be answered, which is from the start: the app is built after its engines. */
export function registerHealth(app: FastifyInstance): void {
  app.get('/healthz', async () => ({ status: 'ok' }));
}
