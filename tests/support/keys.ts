import type { FastifyInstance } from 'fastify';

/** Two keys, of which a server that is told so knows one as such and one by its hash only. */
export const keyOne = 'key-number-one-0123456789';
export const keyTwo = 'key-number-two-9876543210';
export const apiKeys = [keyOne, 'sha256:4d2780528c355022532427ba0f0329e6153d305579f67e6b24fd97dcff060ca8'];

/** The same app, asked with a key in every request. */
export function withKey(app: FastifyInstance, key: string): FastifyInstance {
  const inject = (options: string | { url?: string; headers?: object }) => {
    const given = typeof options === 'string' ? { url: options } : options;
    return app.inject({ ...given, headers: { 'x-goog-api-key': key, ...given.headers } } as never);
  };
  return { inject } as unknown as FastifyInstance;
}
