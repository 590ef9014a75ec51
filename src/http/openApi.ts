import type { FastifyInstance } from 'fastify';
import { type DocumentOptions, openApiDocument } from '../wire/openapi/document.js';
import { hostOf } from './host.js';
import { route } from './resource.js';

/** `/openapi.json`: all that is served, at the address that the caller knows us by. */
export function registerOpenApi(app: FastifyInstance, options: DocumentOptions): void {
  const document = openApiDocument(options);
  route(app, '/openapi.json', {
    GET: async (request) => ({
      ...document,
      servers: [{ url: `${request.protocol}://${hostOf(request)}` }],
    }),
  });
}
