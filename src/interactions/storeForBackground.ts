import { checkRequest } from './checkRequest.js';
import { continueConversation } from './conversation.js';
import type { InteractionRecord } from './interaction.js';
import type { KeptTurns } from './interactionStore.js';
import type { Caller } from './interactions.js';
import { isElsewhere, keepPictures } from './keepPictures.js';
import { newRecord } from './newRecord.js';
import type { InteractionRequest } from './request.js';
import type { ServiceOptions } from './serviceOptions.js';

/**
 * Stores an interaction that is to be answered in the background, with all pictures that are here; those elsewhere are
 * fetched when it is answered.
 * @throws DrishtiError for what can be refused now; the signal's reason when it aborts
 */
export async function storeForBackground(
  request: InteractionRequest,
  { owner, signal }: Caller,
  options: ServiceOptions,
): Promise<InteractionRecord> {
  const conversation = await continueConversation(request, owner, options.store);
  try {
    const { maxImages } = options.images(owner).limits;
    const { model } = checkRequest(conversation.request, options.registry, maxImages);
    const record = newRecord(conversation.request, {
      owner,
      model: model.name,
      ownTurns: request.turns.length,
      background: true,
    });
    return await insert(record, await keepPictures(record, signal, options, isElsewhere), options);
  } finally {
    conversation.release();
  }
}

async function insert(
  record: InteractionRecord,
  kept: KeptTurns,
  { store }: ServiceOptions,
): Promise<InteractionRecord> {
  try {
    const stored = { ...record, request: { ...record.request, turns: kept.turns } };
    await store.insert(stored, [{ type: 'created' }], kept);
    return stored;
  } finally {
    kept.release();
  }
}
