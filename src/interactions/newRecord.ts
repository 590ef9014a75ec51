import { randomBytes } from 'node:crypto';
import type { InteractionRecord } from './interaction.js';
import type { InteractionRequest } from './request.js';

/**
 * The record of an interaction that begins now.
 * @param request with the conversation before it
 */
export function newRecord(
  request: InteractionRequest,
  fixed: Pick<InteractionRecord, 'owner' | 'model' | 'ownTurns' | 'background'>,
): InteractionRecord {
  return { ...fixed, id: newInteractionId(), created: new Date(), request };
}

/** 192 random bits: nobody guesses an id. */
function newInteractionId(): string {
  return `v1_${randomBytes(24).toString('base64url')}`;
}
