import type { FastifyReply, FastifyRequest } from 'fastify';
import { DrishtiError, invalidRequest } from '../errors.js';
import { disconnectSignal } from './disconnect.js';
import { onRequestEnd } from './requestEnd.js';

/** The longest time that a timer can be set to, in milliseconds. */
const longestMs = 2 ** 31 - 1;

/**
 * A signal that aborts when the caller goes away, or when the seconds are over that it gives us in `X-Server-Timeout`,
 * unless those are weeks.
 * @throws DrishtiError `invalid_request` for what is no number of seconds
 */
export function deadlineSignal(request: FastifyRequest, reply: FastifyReply): AbortSignal {
  const gone = disconnectSignal(request, reply);
  const seconds = serverTimeout(request);
  if (seconds === undefined || seconds * 1000 > longestMs) return gone;
  const late = new AbortController();
  const giveUp = () =>
    late.abort(new DrishtiError('deadline_exceeded', `no answer within ${seconds} seconds`));
  const timer = setTimeout(giveUp, seconds * 1000);
  onRequestEnd(request, reply, () => clearTimeout(timer));
  return AbortSignal.any([gone, late.signal]);
}

function serverTimeout({ headers }: FastifyRequest): number | undefined {
  const text = headers['x-server-timeout'];
  if (text === undefined) return undefined;
  const seconds = /^\d+(\.\d+)?(e[+-]?\d+)?$/i.test(String(text)) ? Number(text) : 0;
  if (seconds > 0) return seconds;
  throw invalidRequest(
    'X-Server-Timeout',
    `"${String(text).slice(0, 40)}" is not a number of seconds above 0`,
  );
}
