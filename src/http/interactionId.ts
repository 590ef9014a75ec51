import type { FastifyRequest } from 'fastify';
import { unknownInteraction } from '../interactions/unknownInteraction.js';
import { type InteractionPath, parseInteractionPath } from '../wire/interactions/interactionPath.js';
import { note } from './requestLog.js';

/** The id, and perhaps the verb, that a path names. @throws DrishtiError `not_found` for what cannot be an id */
export function pathOf(request: FastifyRequest): InteractionPath {
  const path = parseInteractionPath(idParameter(request));
  if (!path) throw unknownInteraction(idParameter(request));
  note(request, { interaction: path.id });
  return path;
}

/** The id that a path names. @throws DrishtiError `not_found` for what cannot be one */
export function idOf(request: FastifyRequest): string {
  const { id, verb } = pathOf(request);
  if (verb !== undefined) throw unknownInteraction(idParameter(request));
  return id;
}

/** The part of the path that should be an id. */
export function idParameter(request: FastifyRequest): string {
  return (request.params as { id: string }).id;
}
