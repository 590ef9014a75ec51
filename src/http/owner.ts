import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose request it is: the hash of the key that was shown, or nothing where no key is asked for. */
    owner: string;
  }
}

/** Gives every request an owner. */
export function registerOwner(app: FastifyInstance): void {
  app.decorateRequest('owner', '');
}
