import type { FastifyRequest } from 'fastify';
import { DrishtiError } from '../errors.js';
import { type InteractionPath, parseInteractionPath } from '../wire/interactions/interactionPath.js';
import { note } from './requestLog.js';

/** The id, and perhaps the verb, that a path names. @throws DrishtiError `not_found` for what cannot be an id */
export function pathOf(request: FastifyRequest): InteractionPath {
  const path = parseInteractionPath(idParameter(request));
  if (!path) throw unknownInteraction(request);
  note(request, { interaction: path.id });
  return path;
}

/** The id that a path names. @throws DrishtiError `not_found` for what cannot be one */
export function idOf(request: FastifyRequest): string {
  const { id, verb } = pathOf(request);
  if (verb !== undefined) throw unknownInteraction(request);
  return id;
}

/** For what is not there, and was perhaps never. */
export function unknownInteraction(request: FastifyRequest): DrishtiError {
  const shown = JSON.stringify(idParameter(request).slice(0, 60));
  return new DrishtiError('not_found', `there is no interaction ${shown}, or it has expired`);
}

function idParameter(request: FastifyRequest): string {
  return (request.params as { id: string }).id;
}
