import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import { DrishtiError } from '../errors.js';

type Method = 'GET' | 'POST' | 'DELETE';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** API versions that are served alike: the clients' majors differ in which one they ask for. */
const versions = ['v1', 'v1beta', 'v1alpha'];

/** Registers a path under every API version; the methods it does not have are answered 405 with `allow`. */
export function resource(
  app: FastifyInstance,
  path: string,
  handlers: Partial<Record<Method, RouteHandlerMethod>>,
): void {
  const allowed = Object.keys(handlers);
  const others = methods.filter((method) => !allowed.includes(method));
  for (const version of versions) {
    const url = `/${version}${path}`;
    for (const [method, handler] of Object.entries(handlers)) app.route({ method, url, handler });
    const refuse = async (request: FastifyRequest, reply: FastifyReply) => {
      reply.header('allow', allowed.join(', '));
      throw new DrishtiError('method_not_allowed', `${request.method} is not one of ${allowed.join(', ')}`);
    };
    // As a hook it comes before the body is read.
    app.route({ method: others, url, onRequest: refuse, handler: refuse });
  }
}
