import type { FastifyInstance } from 'fastify';
import type { EngineRegistry } from '../engines/registry.js';
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
    GET: async (request) => modelBody(registry.resolve((request.params as { model: string }).model)),
  });
}
