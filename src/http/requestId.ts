import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Ids of others are only taken over when they can stand in a line, a header and a search as they are. */
const sane = /^[A-Za-z0-9._-]{1,64}$/;

/** The id that a request has in the log and in its answer: the caller's own `x-request-id`, or else a new one. */
export function requestId({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && sane.test(given) ? given : randomUUID();
}
