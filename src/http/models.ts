import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { EngineRegistry } from '../engines/registry.js';
import { DrishtiError } from '../errors.js';
import { modelBody } from '../wire/models.js';
import { type PageQuery, pageOf } from '../wire/page.js';
import { resource } from './resource.js';

const pageSizes = { default: 50, max: 1000 };

/** `/models`: what can be asked for. */
export function registerModels(app: FastifyInstance, registry: EngineRegistry): void {
  resource(app, '/models', {
    GET: async (request) => {
      const { items, ...next } = pageOf(registry.list(), request.query as PageQuery, pageSizes);
      return { models: items.map(modelBody), ...next };
    },
  });
  resource(app, '/models/:model', {
    GET: async (request) => modelBody(registry.resolve(modelName(request))),
    POST: async (request) => {
      const [, method = ''] = modelName(request).split(':');
      throw new DrishtiError(
        'not_found',
        `models have no method "${method.slice(0, 60)}" here; use POST /interactions (interactions.create)`,
      );
    },
  });
}

function modelName(request: FastifyRequest): string {
  return (request.params as { model: string }).model;
}
