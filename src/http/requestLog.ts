import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Interaction } from '../interactions/interaction.js';
import { pathForLog } from './log.js';
import { onRequestEnd } from './requestEnd.js';

/** What the line of a request says besides what every request has. */
export interface RequestNotes {
  /** The model name that was asked for, once it is known to be served. */
  model?: string;
  /** Id of the interaction that it is about. */
  interaction?: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** For the log; never of a prompt or a picture. */
    notes: RequestNotes | null;
  }
}

/** Caller gone before anything of the answer was sent. */
const clientClosed = 499;

/** Gives every answer its `x-request-id`, and says every request in one line of level `info` when it is over. */
export function registerRequestLog(app: FastifyInstance): void {
  app.decorateRequest('notes', null);
  app.addHook('onRequest', async (request, reply) => beginRequestLog(request, reply));
}

/** As for every request; for those that the framework refuses before any hook. */
export function beginRequestLog(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('x-request-id', request.id);
  onRequestEnd(request, reply, () => request.log.info(lineOf(request, reply), 'request'));
}

/** Adds to the line that a request will have. */
export function note(request: FastifyRequest, notes: RequestNotes): void {
  request.notes = { ...request.notes, ...notes };
}

/** Adds the interaction that a request is about. */
export function noteInteraction(
  request: FastifyRequest,
  { id, model }: Pick<Interaction, 'id' | 'model'>,
): void {
  note(request, { interaction: id, model: model.slice(0, 100) });
}

/** Status of an answer as it was sent; 499 when the caller did not wait for one. */
export function sentStatus(reply: FastifyReply): number {
  return reply.raw.headersSent || isComplete(reply) ? reply.statusCode : clientClosed;
}

/** Without a connection, as in tests, an answer is never flushed: it is enough that it was ended. */
function isComplete({ raw, request }: FastifyReply): boolean {
  return raw.writableFinished || (raw.writableEnded && !request.raw.socket.destroyed);
}

function lineOf(request: FastifyRequest, reply: FastifyReply): Record<string, unknown> {
  const bytes = Number(reply.getHeader('content-length'));
  return {
    method: request.method,
    path: pathForLog(request.url),
    status: sentStatus(reply),
    ms: Math.round(reply.elapsedTime * 10) / 10,
    ...(bytes >= 0 && { bytes }),
    // Whole answers are the rule; of others the caller got a part.
    ...(!isComplete(reply) && { complete: false }),
    ...(request.owner && { owner: request.owner.slice(0, 8) }),
    ...request.notes,
  };
}
