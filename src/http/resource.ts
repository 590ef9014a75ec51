import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  RouteHandlerMethod,
  RouteShorthandOptions,
} from 'fastify';
import { DrishtiError } from '../errors.js';

type Method = 'GET' | 'POST' | 'DELETE';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** API versions that are served alike: the clients' majors differ in which one they ask for. */
export const versions = ['v1', 'v1beta', 'v1alpha'];

type Handlers = Partial<Record<Method, RouteHandlerMethod>>;

/** Registers a path under every API version. */
export function resource(app: FastifyInstance, path: string, handlers: Handlers): void {
  for (const version of versions) route(app, `/${version}${path}`, handlers);
}

/** Registers a whole path; the methods it does not have are answered 405 with `allow`. */
export function route(
  app: FastifyInstance,
  url: string,
  handlers: Handlers,
  options: RouteShorthandOptions = {},
): void {
  for (const [method, handler] of Object.entries(handlers)) app.route({ ...options, method, url, handler });
  const allowed = Object.keys(handlers);
  const refuse = async (request: FastifyRequest, reply: FastifyReply) => {
    reply.header('allow', allowed.join(', '));
    throw new DrishtiError('method_not_allowed', `${request.method} is not one of ${allowed.join(', ')}`);
  };
  const others = methods.filter((method) => !allowed.includes(method));
  // As a hook it comes before the body is read.
  app.route({ method: others, url, onRequest: refuse, handler: refuse });
}
