import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  RouteHandlerMethod,
  RouteShorthandOptions,
} from 'fastify';
import { DrishtiError } from '../errors.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** On the route of all methods that a path does not have: those that it has. */
    allow?: string;
  }
}

type Method = 'GET' | 'POST' | 'DELETE';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'] as const;

/** API versions that are served alike: the clients' majors differ in which one they ask for. */
export const versions = ['v1', 'v1beta', 'v1alpha'];

type Handlers = Partial<Record<Method, RouteHandlerMethod>>;

/** Registers a path under every API version. */
export function resource(app: FastifyInstance, path: string, handlers: Handlers): void {
  for (const version of versions) route(app, `/${version}${path}`, handlers);
}

/** Registers a whole path; the methods it does not have are answered 405 with `allow`, OPTIONS 204. */
export function route(
  app: FastifyInstance,
  url: string,
  handlers: Handlers,
  options: RouteShorthandOptions = {},
): void {
  for (const [method, handler] of Object.entries(handlers)) app.route({ ...options, method, url, handler });
  const allowed = Object.keys(handlers);
  const others = methods.filter((method) => !allowed.includes(method));
  const handler = async (request: FastifyRequest, reply: FastifyReply) => answerOtherMethod(request, reply);
  app.route({ method: others, url, handler, config: { allow: allowed.join(', ') } });
}

/**
 * Answers which methods a path has, when that is asked. To be called before a key is asked for and the body is read.
 * @returns the reply, if it was sent
 * @throws DrishtiError `method_not_allowed` for a path that is served, but not with this method
 */
export function answerOtherMethod(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  const { allow } = request.routeOptions.config;
  if (allow === undefined) return undefined;
  reply.header('allow', allow);
  if (request.method === 'OPTIONS') return reply.code(204).send();
  throw new DrishtiError('method_not_allowed', `${request.method} is not one of ${allow}`);
}
