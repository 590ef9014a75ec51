import { checkRequest } from './checkRequest.js';
import { continueConversation } from './conversation.js';
import type { InteractionRecord } from './interaction.js';
import type { KeptTurns } from './interactionStore.js';
import type { Caller } from './interactions.js';
import { newRecord } from './newRecord.js';
import { preparePrompt } from './preparePrompt.js';
import type { ImageInput, InputPart, InputTurn, InteractionRequest } from './request.js';
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
    return await insert(record, await keepOpened(record, signal, options), options);
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

/** Opens the pictures that are here, so that a broken one is refused at once, and keeps them. */
async function keepOpened(
  { owner, request: { turns } }: InteractionRecord,
  signal: AbortSignal,
  { images, store }: ServiceOptions,
): Promise<KeptTurns> {
  const sources = images(owner);
  const prompt = await preparePrompt(turns.map(withoutElsewhere), sources, signal);
  try {
    const leave = await sources.places.enter(signal);
    await prompt.open(signal).finally(leave);
    const locate = async (image: ImageInput) => (isElsewhere(image) ? undefined : prompt.locate(image));
    return await store.keep(turns, locate);
  } finally {
    await prompt.release();
  }
}

function withoutElsewhere({ role, parts }: InputTurn): InputTurn {
  return { role, parts: parts.filter((part) => !isElsewhere(part)) };
}

function isElsewhere(part: InputPart): boolean {
  return part.type === 'image' && part.source.type === 'url';
}
