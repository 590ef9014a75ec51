import type { FastifyInstance } from 'fastify';
import { DrishtiError } from '../errors.js';
import { type RunDependencies, runInteraction } from '../interactions/run.js';
import { parseCreateInteraction } from '../wire/interactions/request.js';
import { interactionBody } from '../wire/interactions/response.js';
import { disconnectSignal } from './disconnect.js';
import { hostOf } from './host.js';
import { resource } from './resource.js';

/** `/interactions`: create is answered whole; nothing is stored, so every id is unknown afterwards. */
export function registerInteractions(app: FastifyInstance, dependencies: RunDependencies): void {
  resource(app, '/interactions', {
    POST: async (request, reply) => {
      const signal = disconnectSignal(request, reply);
      const parsed = parseCreateInteraction(request.body, hostOf(request));
      return interactionBody(await runInteraction(parsed, dependencies, signal));
    },
  });

  const unknown = async () => {
    throw new DrishtiError(
      'not_found',
      'there is no such interaction; this server does not store interactions',
    );
  };
  // `POST /interactions/{id}:cancel` is the other spelling of the third path.
  resource(app, '/interactions/:id', { GET: unknown, DELETE: unknown, POST: unknown });
  resource(app, '/interactions/:id/cancel', { POST: unknown });
}
