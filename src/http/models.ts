import type { FastifyInstance } from 'fastify';
import { DrishtiError } from '../errors.js';
import { countTokens } from '../interactions/countTokens.js';
import type { Interactions } from '../interactions/interactions.js';
import type { RunDependencies } from '../interactions/runDependencies.js';
import { countTokensBody, parseCountTokens } from '../wire/generateContent/countTokens.js';
import { parseGenerateContent } from '../wire/generateContent/request.js';
import { responseBody } from '../wire/generateContent/response.js';
import { modelBody } from '../wire/models.js';
import { type PageQuery, pageOf } from '../wire/page.js';
import { hostOf } from './host.js';
import { type ModelCall, modelCall, modelPath } from './modelCall.js';
import { noteInteraction } from './requestLog.js';
import { resource } from './resource.js';
import { streamGenerateContent } from './streamGenerateContent.js';

const pageSizes = { default: 50, max: 1000 };

/** What models are called with. */
export interface ModelServices extends RunDependencies {
  readonly interactions: { readonly interactions: Interactions };
}

type Methods = Readonly<Record<string, (call: ModelCall) => Promise<unknown>>>;

/** `/models`: what can be asked for, and the classic way to ask for it. */
export function registerModels(app: FastifyInstance, services: ModelServices): void {
  const { registry } = services;
  const methods = methodsOf(services);
  resource(app, '/models', {
    GET: async (request) => {
      const { items, ...next } = pageOf(registry.list(), request.query as PageQuery, pageSizes);
      return { models: items.map(modelBody), ...next };
    },
  });
  resource(app, '/models/:model', {
    GET: async (request) => modelBody(registry.resolve((request.params as { model: string }).model)),
    POST: async (request, reply) => {
      const { model, method = '' } = modelPath(request);
      const run = Object.hasOwn(methods, method) ? methods[method] : undefined;
      if (run === undefined) throw unknownMethod(method, Object.keys(methods));
      return run(modelCall(request, reply, model));
    },
  });
}

function methodsOf(services: ModelServices): Methods {
  const { interactions } = services.interactions;
  return {
    generateContent: async ({ request, model, caller }) => {
      const parsed = parseGenerateContent(request.body, model, hostOf(request));
      const interaction = await interactions.run({ request: parsed, store: false }, caller);
      noteInteraction(request, interaction);
      return responseBody(interaction);
    },
    streamGenerateContent: (call) => streamGenerateContent(call, interactions),
    countTokens: async ({ request, model, caller }) => {
      const prompt = parseCountTokens(request.body, model, hostOf(request));
      return countTokensBody(await countTokens(prompt, services, caller));
    },
  };
}

function unknownMethod(method: string, known: readonly string[]): DrishtiError {
  const advice = `there are ${known.join(', ')}`;
  return new DrishtiError('not_found', `models have no method "${method.slice(0, 60)}" here; ${advice}`);
}
