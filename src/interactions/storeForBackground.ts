import { randomInt } from 'node:crypto';
import { beginInteraction } from './beginInteraction.js';
import type { InteractionRecord } from './interaction.js';
import type { KeptTurns } from './interactionStore.js';
import type { Caller } from './interactions.js';
import { isElsewhere, keepPictures } from './keepPictures.js';
import type { InteractionRequest } from './request.js';
import type { ServiceOptions } from './serviceOptions.js';
import { withTurns } from './withTurns.js';

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
  const { record, release } = await beginInteraction(withSeed(request), { owner, background: true }, options);
  try {
    return await insert(record, await keepPictures(record, signal, options, isElsewhere), options);
  } finally {
    release();
  }
}

/** One is drawn and kept where none was asked for, so that a model which rolls dice goes on after a restart as it began. */
function withSeed(request: InteractionRequest): InteractionRequest {
  const { seed = randomInt(2 ** 31) } = request.sampling;
  return { ...request, sampling: { ...request.sampling, seed } };
}

async function insert(
  record: InteractionRecord,
  kept: KeptTurns,
  { store }: ServiceOptions,
): Promise<InteractionRecord> {
  try {
    const stored = withTurns(record, kept.turns);
    await store.insert(stored, [{ type: 'created' }], kept);
    return stored;
  } finally {
    kept.release();
  }
}
