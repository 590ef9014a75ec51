import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Name of the query parameter whose secret value is enough to use the route. */
    ownSecret?: string;
  }
}

/** Probes, the description of the API, and the playground's page with its assets, which hold nothing of anybody's. */
const openRoutes: ReadonlySet<string | undefined> = new Set([
  '/healthz',
  '/readyz',
  '/openapi.json',
  '/',
  '/assets/:name',
]);

/** Whether a request asks for what anybody may know, however it asks. */
export function isOpen({ routeOptions }: FastifyRequest): boolean {
  return openRoutes.has(routeOptions.url);
}

/** Whether a request is one of those that watch over the server, which no limit is to stop. */
export function isWatching(request: FastifyRequest): boolean {
  return isOpen(request) || request.routeOptions.url === '/metrics';
}

/** Whether a request shows the secret that its route has instead of a key. */
export function holdsOwnSecret({ routeOptions, query }: FastifyRequest): boolean {
  const { ownSecret } = routeOptions.config;
  return ownSecret !== undefined && (query as Record<string, unknown>)[ownSecret] !== undefined;
}
