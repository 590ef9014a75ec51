import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DrishtiError, errorTable } from '../errors.js';
import { googleErrorBody, interactionsErrorBody } from '../wire/errors.js';

const interactionsPath = /^\/v1(?:beta|alpha)?\/interactions(?:[/:?]|$)/;

/** Answers an error in the envelope of the surface that the path belongs to. */
export function sendError(request: FastifyRequest, reply: FastifyReply, error: DrishtiError): FastifyReply {
  const body = interactionsPath.test(request.url) ? interactionsErrorBody(error) : googleErrorBody(error);
  if (error.retryAfterSeconds !== undefined) reply.header('retry-after', String(error.retryAfterSeconds));
  return reply.code(errorTable[error.code].http).send(body);
}

/** Every thrown error and every unknown route goes through here; nothing internal reaches a message. */
export function registerErrorHandling(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError | Error>((error, request, reply) => {
    const known = toDrishtiError(error, request);
    if (known.code === 'api_error') request.log.error({ err: error }, 'request failed');
    return sendError(request, reply, known);
  });
  app.setNotFoundHandler((request, reply) => sendError(request, reply, unknownRoute(request)));
}

/** The error a caller may see for whatever was thrown. */
export function toDrishtiError(error: FastifyError | Error, request: FastifyRequest): DrishtiError {
  if (error instanceof DrishtiError) return error;
  const status = (error as FastifyError).statusCode;
  if (status === 413) {
    const limit = request.routeOptions.bodyLimit;
    return new DrishtiError('payload_too_large', `request body: at most ${limit} bytes are accepted`);
  }
  if (status !== undefined && status >= 400 && status < 500) {
    return new DrishtiError('invalid_request', error.message);
  }
  return new DrishtiError('api_error', 'an internal error occurred; the server log has the details');
}

function unknownRoute({ method, url }: FastifyRequest): DrishtiError {
  const path = url.split('?')[0]?.slice(0, 200);
  return new DrishtiError('not_found', `${method} ${path} is not served here`);
}
