import type { FastifyInstance } from 'fastify';
import type { Interactions } from '../interactions/interactions.js';
import { unknownInteraction } from '../interactions/unknownInteraction.js';
import { interactionBody } from '../wire/interactions/response.js';
import { createInteraction } from './createInteraction.js';
import { getInteraction } from './getInteraction.js';
import { idOf, idParameter, pathOf } from './interactionId.js';
import { resource } from './resource.js';

/** `/interactions`: create, and what can be asked of those that are stored. */
export function registerInteractions(app: FastifyInstance, interactions: Interactions): void {
  resource(app, '/interactions', {
    POST: (request, reply) => createInteraction(request, reply, interactions),
  });
  resource(app, '/interactions/:id', {
    GET: (request, reply) => getInteraction(request, reply, interactions),
    DELETE: async (request) => {
      await interactions.delete(request.owner, idOf(request));
      return {};
    },
    // `POST /interactions/{id}:cancel` is the other spelling of the path below.
    POST: async (request) => {
      const { id, verb } = pathOf(request);
      if (verb !== 'cancel') throw unknownInteraction(idParameter(request));
      return interactionBody(await interactions.cancel(request.owner, id));
    },
  });
  resource(app, '/interactions/:id/cancel', {
    POST: async (request) => interactionBody(await interactions.cancel(request.owner, idOf(request))),
  });
}
