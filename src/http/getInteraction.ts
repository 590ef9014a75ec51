import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Interactions } from '../interactions/interactions.js';
import { eventBlocks } from '../wire/interactions/events.js';
import { parseGetQuery } from '../wire/interactions/getQuery.js';
import { storedInteractionBody } from '../wire/interactions/response.js';
import { disconnectSignal } from './disconnect.js';
import { sendEventStream } from './eventStream.js';
import { idOf } from './interactionId.js';
import { onRequestEnd } from './requestEnd.js';

/** A stored interaction as it stands, or as the stream of all that happens to it. */
export async function getInteraction(
  request: FastifyRequest,
  reply: FastifyReply,
  interactions: Interactions,
): Promise<unknown> {
  const id = idOf(request);
  const { stream, after, includeInput } = parseGetQuery(id, request.query as Record<string, unknown>);
  if (stream) {
    const followed = await interactions.follow(request.owner, id, after, disconnectSignal(request, reply));
    return sendEventStream(request, reply, eventBlocks(followed));
  }
  const { interaction, turns, release } = await interactions.get(request.owner, id, includeInput ? 2 : 1);
  onRequestEnd(request, reply, release);
  return storedInteractionBody(interaction, turns, includeInput);
}
