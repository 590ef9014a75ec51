import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Origins } from './origins.js';

const exposed = [
  'x-goog-upload-url',
  'x-goog-upload-status',
  'x-goog-upload-size-received',
  'x-goog-upload-chunk-granularity',
  'retry-after',
  'x-request-id',
].join(', ');

/** Browsers that keep the answer to a preflight keep it no longer than this, in seconds. */
const maxAge = 7200;

/** Lets an allowed page read the answer. To be called before there is one, so that errors and streams are read too. */
export function allowReading(request: FastifyRequest, reply: FastifyReply, origins: Origins): void {
  const { origin } = request.headers;
  reply.header('vary', 'origin');
  if (origin === undefined || !origins.allows(origin)) return;
  reply.headers({ 'access-control-allow-origin': origin, 'access-control-expose-headers': exposed });
}

/** Whether a browser asks if a page may send what it is about to. */
export function isPreflight({ method, headers }: FastifyRequest): boolean {
  const { origin, 'access-control-request-method': asked } = headers;
  return method === 'OPTIONS' && origin !== undefined && asked !== undefined;
}

/** Answers that an allowed page may send any method and header; what a route has is its own to say. */
export function answerPreflight({ headers }: FastifyRequest, reply: FastifyReply): FastifyReply {
  const asked = headers['access-control-request-headers'];
  return reply
    .code(204)
    .headers({
      vary: 'origin, access-control-request-headers, access-control-request-private-network',
      'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
      'access-control-max-age': maxAge,
      ...(asked && { 'access-control-allow-headers': asked }),
      ...(headers['access-control-request-private-network'] === 'true' && {
        'access-control-allow-private-network': 'true',
      }),
    })
    .send();
}
