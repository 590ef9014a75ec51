import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller, Interactions } from '../interactions/interactions.js';
import { eventBlocks } from '../wire/interactions/events.js';
import { type ParsedCreate, parseCreateInteraction } from '../wire/interactions/request.js';
import { interactionBody } from '../wire/interactions/response.js';
import { dropBody } from './bodyParser.js';
import { disconnectSignal } from './disconnect.js';
import { sendEventStream } from './eventStream.js';
import { hostOf } from './host.js';
import { noteInteraction } from './requestLog.js';

/** Answers whole, as a stream, or with what has only begun. */
export async function createInteraction(
  request: FastifyRequest,
  reply: FastifyReply,
  interactions: Interactions,
): Promise<unknown> {
  const caller = { owner: request.owner, signal: disconnectSignal(request, reply) };
  const create = parseCreateInteraction(request.body, hostOf(request));
  if (create.stream) {
    const followed = await begin(create, caller, interactions);
    if (create.background) dropBody(request);
    noteInteraction(request, followed.record);
    return sendEventStream(request, reply, eventBlocks(followed));
  }
  const interaction = await (create.background
    ? interactions.submit(create.request, caller)
    : interactions.run(create, caller));
  noteInteraction(request, interaction);
  return interactionBody(interaction);
}

/** In the foreground the work is the caller's and ends with the connection; in the background it is only watched. */
async function begin(create: ParsedCreate, caller: Caller, interactions: Interactions) {
  if (!create.background) return interactions.stream(create, caller);
  const { id } = await interactions.submit(create.request, caller);
  return interactions.follow(caller.owner, id, undefined, caller.signal);
}
