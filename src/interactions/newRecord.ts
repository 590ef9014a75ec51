import { randomFillSync } from 'node:crypto';
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
const idBytes = 24;

/** Bytes for ids to come: the system takes about as long to give a few as to give many. */
const drawn = Buffer.alloc(128 * idBytes);
let used = drawn.length;

function newInteractionId(): string {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  const start = used;
  used += idBytes;
  return `v1_${drawn.toString('base64url', start, used)}`;
}
