import { type Checked, checkRequest } from './checkRequest.js';
import { type Conversation, continueConversation } from './conversation.js';
import type { ImageSources } from './imageSources.js';
import type { InteractionRecord } from './interaction.js';
import { newRecord } from './newRecord.js';
import type { InteractionRequest } from './request.js';
import type { ServiceOptions } from './serviceOptions.js';

/** An interaction of which everything is known but the answer. */
export interface Begun extends Pick<Conversation, 'release'> {
  readonly record: InteractionRecord;
  readonly checked: Checked;
  readonly images: ImageSources;
}

/**
 * Begins an interaction: with the conversation before it, whose pictures stay readable until `release`.
 * @throws DrishtiError for what can be refused before any picture is opened
 */
export async function beginInteraction(
  request: InteractionRequest,
  { owner, background }: Pick<InteractionRecord, 'owner' | 'background'>,
  { store, registry, images: imagesOfOwner }: ServiceOptions,
): Promise<Begun> {
  const conversation = await continueConversation(request, owner, store);
  try {
    const images = imagesOfOwner(owner);
    const checked = checkRequest(conversation.request, registry, images.limits.maxImages);
    const record = newRecord(conversation.request, {
      owner,
      background,
      model: checked.model.name,
      ownTurns: request.turns.length,
    });
    return { record, checked, images, release: conversation.release };
  } catch (error) {
    conversation.release();
    throw error;
  }
}
