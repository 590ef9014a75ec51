import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DrishtiError } from '../errors.js';
import { countTokens } from '../interactions/countTokens.js';
import type { RunDependencies } from '../interactions/run.js';
import { countTokensBody, parseCountTokens } from '../wire/generateContent/countTokens.js';
import { modelBody } from '../wire/models.js';
import { type PageQuery, pageOf } from '../wire/page.js';
import { disconnectSignal } from './disconnect.js';
import { hostOf } from './host.js';
import { resource } from './resource.js';

const pageSizes = { default: 50, max: 1000 };

/** `/models`: what can be asked for, and how many tokens a prompt has. */
export function registerModels(app: FastifyInstance, dependencies: RunDependencies): void {
  const { registry } = dependencies;
  resource(app, '/models', {
    GET: async (request) => {
      const { items, ...next } = pageOf(registry.list(), request.query as PageQuery, pageSizes);
      return { models: items.map(modelBody), ...next };
    },
  });
  resource(app, '/models/:model', {
    GET: async (request) => modelBody(registry.resolve(modelName(request))),
    POST: async (request, reply) => {
      const [, model = '', method = ''] = /^(.*?):(.*)$/.exec(modelName(request)) ?? [];
      if (method !== 'countTokens') throw unknownMethod(method);
      const prompt = parseCountTokens(request.body, model, hostOf(request));
      return countTokensBody(await countTokens(prompt, dependencies, disconnectSignal(request, reply)));
    },
  });
}

function unknownMethod(method: string): DrishtiError {
  const advice = 'use countTokens, or POST /interactions (interactions.create) for an answer';
  return new DrishtiError('not_found', `models have no method "${method.slice(0, 60)}" here; ${advice}`);
}

function modelName(request: FastifyRequest): string {
  return (request.params as { model: string }).model;
}
