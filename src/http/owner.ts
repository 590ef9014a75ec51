import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose request it is: the hash of the key that was shown, or nothing where no key is asked for. */
    owner: string;
    /** Whether an API key was shown, and one is asked for. */
    showsKey: boolean;
  }
}

/** Gives every request an owner. */
export function registerOwner(app: FastifyInstance): void {
  app.decorateRequest('owner', '');
  app.decorateRequest('showsKey', false);
}
