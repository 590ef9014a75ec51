import type { FastifyReply, FastifyRequest } from 'fastify';
import { DrishtiError } from '../errors.js';
import { onRequestEnd } from './requestEnd.js';

/** A signal that aborts when the caller goes away before the answer was sent, so that its work can stop. */
export function disconnectSignal(request: FastifyRequest, reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  onRequestEnd(request, reply, () => {
    if (!reply.raw.writableFinished) controller.abort(new DrishtiError('cancelled', 'the caller went away'));
  });
  return controller.signal;
}
