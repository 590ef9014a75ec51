import { DrishtiError } from '../errors.js';
import type { InteractionEvent } from './event.js';

/**
 * How an interaction ends that something was thrown in.
 * @param finalAt milliseconds since 1970
 */
export function failureEvents(error: unknown, finalAt: number): InteractionEvent[] {
  if (error instanceof DrishtiError && error.code === 'cancelled') return [cancelledEvent(finalAt)];
  return [errorEvent(error), { type: 'finished', status: 'failed', atMs: finalAt }];
}

export function cancelledEvent(atMs: number): InteractionEvent {
  return { type: 'finished', status: 'cancelled', atMs };
}

/** What a caller may know of an error. */
function errorEvent(error: unknown): InteractionEvent {
  if (error instanceof DrishtiError) return { type: 'error', code: error.code, message: error.message };
  const message = 'an internal error occurred; the server log has the details';
  return { type: 'error', code: 'api_error', message };
}
