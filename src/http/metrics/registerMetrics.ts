import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import { onRequestEnd } from '../requestEnd.js';
import { sentStatus } from '../requestLog.js';
import { route } from '../resource.js';
import { addLoadGauges, type Loaded } from './loadGauges.js';
import type { Metrics } from './metrics.js';
import type { RequestMetrics } from './requestMetrics.js';

/** Counts every request. */
export function registerRequestMetrics(app: FastifyInstance, requests: RequestMetrics): void {
  app.addHook('onRequest', async (request, reply) => {
    onRequestEnd(request, reply, () => countRequest(request, reply, requests));
  });
  app.addHook('onSend', async (request, reply) => {
    if (!String(reply.getHeader('content-type')).startsWith('text/event-stream')) return;
    requests.eventStreams.inc();
    onRequestEnd(request, reply, () => requests.eventStreams.dec());
  });
}

/** Also for requests that the framework refuses before any hook. */
export function countRequest(request: FastifyRequest, reply: FastifyReply, requests: RequestMetrics): void {
  requests.finished({
    method: request.method,
    route: request.routeOptions?.url,
    status: sentStatus(reply),
    seconds: reply.elapsedTime / 1000,
  });
}

/** `/metrics`, in the text format of Prometheus. */
export function registerMetrics(app: FastifyInstance, { registry }: Metrics, loaded: Loaded): void {
  addLoadGauges(registry, loaded);
  const GET: RouteHandlerMethod = async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics());
  route(app, '/metrics', { GET }, { config: { whileStopping: true } });
}
