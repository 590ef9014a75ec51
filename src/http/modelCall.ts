import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../interactions/interactions.js';
import { deadlineSignal } from './deadline.js';

/** A method that is called on a model: `POST /models/{model}:{method}`. */
export interface ModelCall {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** The name in the path. */
  readonly model: string;
  readonly caller: Caller;
}

/** @throws DrishtiError `invalid_request` for a deadline that is none */
export function modelCall(request: FastifyRequest, reply: FastifyReply, model: string): ModelCall {
  return { request, reply, model, caller: { owner: request.owner, signal: deadlineSignal(request, reply) } };
}

/** The last segment of the path, which the router has decoded: a model and, after the last colon, a method. */
export function modelPath(request: FastifyRequest): { model: string; method: string | undefined } {
  const { model: segment } = request.params as { model: string };
  const colon = segment.lastIndexOf(':');
  return colon < 0
    ? { model: segment, method: undefined }
    : { model: segment.slice(0, colon), method: segment.slice(colon + 1) };
}
