import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DrishtiError, errorTable } from '../errors.js';
import { googleErrorBody, interactionsErrorBody } from '../wire/errors.js';
import { hasMovingBody, lingerMs } from './arrival.js';
import { answerOtherMethod } from './resource.js';

const interactionsPath = /^\/v1(?:beta|alpha)?\/interactions(?:[/:?]|$)/;

/** Answers an error in the envelope of the surface that the path belongs to. */
export function sendError(request: FastifyRequest, reply: FastifyReply, error: DrishtiError): FastifyReply {
  const path = request.routeOptions?.url ?? request.url;
  const body = interactionsPath.test(path) ? interactionsErrorBody(error) : googleErrorBody(error);
  if (error.retryAfterSeconds !== undefined) reply.header('retry-after', String(error.retryAfterSeconds));
  return reply.code(errorTable[error.code].http).send(body);
}

/** Every thrown error and every unknown route goes through here; nothing internal reaches a message. */
export function registerErrorHandling(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError | Error>((error, request, reply) => {
    const known = toDrishtiError(error);
    if (known.code === 'service_unavailable') request.log.warn({ err: error }, 'request refused');
    else if (known.code === 'deadline_exceeded')
      request.log.info({ err: error }, "the caller's time is over");
    else if (errorTable[known.code].http >= 500) request.log.error({ err: error }, 'request failed');
    return sendError(request, reply, known);
  });
  app.setNotFoundHandler((request, reply) => sendError(request, reply, unknownRoute(request)));
  // Before the body is read: what nobody will look at need not arrive.
  app.addHook('onRequest', async (request, reply) => {
    if (request.is404) throw unknownRoute(request);
    return answerOtherMethod(request, reply);
  });
}

/** The error a caller may see for whatever was thrown. */
export function toDrishtiError(error: FastifyError | Error): DrishtiError {
  if (error instanceof DrishtiError) return error;
  const { statusCode, code } = error as Partial<FastifyError>;
  if (statusCode === undefined || statusCode < 400 || statusCode >= 500) {
    return new DrishtiError('api_error', 'an internal error occurred; the server log has the details');
  }
  // The framework's own messages repeat the whole URL, which may hold a key.
  return new DrishtiError('invalid_request', `the request is malformed (${code})`);
}

function unknownRoute({ method, url }: FastifyRequest): DrishtiError {
  const path = url.split('?')[0]?.slice(0, 200);
  return new DrishtiError('not_found', `${method} ${path} is not served here`);
}

const clientErrors: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: 'the headers are larger than 16 KB',
  ERR_HTTP_REQUEST_TIMEOUT: 'the request took too long to arrive',
};

/** Answers what is not even HTTP, has headers over the limit or does not arrive, in the envelope of all routes. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && hasMovingBody(socket)) return;
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const message = clientErrors[error.code ?? ''] ?? 'the request is not valid HTTP';
  const body = JSON.stringify(googleErrorBody(new DrishtiError('invalid_request', message)));
  socket.end(
    `HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n` +
      `connection: close\r\n\r\n${body}`,
  );
  setTimeout(() => socket.destroy(), lingerMs).unref();
}
