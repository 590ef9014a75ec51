import { invalidRequest } from '../../errors.js';
import { shown } from '../fields.js';
import { parseEventId } from './eventId.js';

/** How a stored interaction is to be shown. */
export interface GetQuery {
  readonly stream: boolean;
  /** Place of the last event that the caller has. */
  readonly after: number | undefined;
  readonly includeInput: boolean;
}

/**
 * Checks the query of `GET /interactions/{id}`. What is empty counts as left out, and what is unknown is ignored.
 * @throws DrishtiError `invalid_request` naming the parameter
 */
export function parseGetQuery(interactionId: string, query: Readonly<Record<string, unknown>>): GetQuery {
  const stream = flag(query, 'stream');
  const includeInput = flag(query, 'include_input');
  const lastEventId = query['last_event_id'] || undefined;
  if (lastEventId === undefined) return { stream, after: undefined, includeInput };
  if (!stream) throw invalidRequest('last_event_id', 'is for streams only; set stream=true as well');
  return { stream, after: parseEventId(interactionId, String(lastEventId)), includeInput };
}

function flag(query: Readonly<Record<string, unknown>>, name: string): boolean {
  const value = query[name] || 'false';
  if (value === 'true' || value === 'false') return value === 'true';
  throw invalidRequest(name, `${shown(value)} is not accepted; use true or false`);
}
