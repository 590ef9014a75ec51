import type { FastifyInstance, FastifyReply } from 'fastify';
import { DrishtiError } from '../../errors.js';
import type { KeyRing } from './keyRing.js';
import { holdsOwnSecret, isOpen } from './openRoutes.js';
import { shownKeys } from './shownKeys.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose request it is: the hash of the key that was shown, or nothing where no key is asked for. */
    owner: string;
    /** Whether a key was shown that was asked for. */
    showsKey: boolean;
  }
}

/** Gives every request an owner, and refuses those without one before any of their body is read. */
export function registerKeys(app: FastifyInstance, keys: KeyRing): void {
  app.decorateRequest('owner', '');
  app.decorateRequest('showsKey', false);
  if (keys.isEmpty) return;
  app.addHook('onRequest', async (request, reply) => {
    if (isOpen(request)) return;
    const shown = shownKeys(request);
    if (shown.size === 0 && holdsOwnSecret(request)) return;
    request.owner = ownerAmong(shown, keys, reply);
    request.showsKey = true;
  });
}

function ownerAmong(shown: ReadonlySet<string>, keys: KeyRing, reply: FastifyReply): string {
  const [key, another] = shown;
  if (key === undefined) throw refusal(reply, `an API key is needed; send it as ${ways}`);
  if (another !== undefined)
    throw refusal(reply, `several API keys were sent that differ; send one, as ${ways}`);
  const owner = keys.ownerOf(key);
  if (owner === undefined) throw refusal(reply, 'the API key is not one of this server');
  return owner;
}

const ways = '`x-goog-api-key: <key>`, `authorization: Bearer <key>` or `?key=<key>`';

function refusal(reply: FastifyReply, message: string): DrishtiError {
  reply.header('www-authenticate', 'Bearer');
  return new DrishtiError('authentication', message);
}
