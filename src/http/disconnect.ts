import type { FastifyReply } from 'fastify';
import { DrishtiError } from '../errors.js';

/** A signal that aborts when the caller goes away before the answer was sent, so that its work can stop. */
export function disconnectSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort(new DrishtiError('cancelled', 'the caller went away'));
  });
  return controller.signal;
}
