import { DrishtiError } from '../errors.js';
import { firstBytes } from '../images/encoded.js';
import type { MemoryBudget } from './fetchAllowance.js';
import type { InteractionRecord, StoredInput } from './interaction.js';
import type { InteractionStore } from './interactionStore.js';
import type { InputPart, InputTurn, StoredPicture } from './request.js';

/** The turns of an interaction that are its own. */
export function ownTurns({ request, ownTurns }: InteractionRecord): readonly InputTurn[] {
  return request.turns.slice(request.turns.length - ownTurns);
}

/**
 * Turns as they were given: pictures that came inline have their base64 again.
 * @throws DrishtiError `too_many_requests` when there is no memory for them now
 */
export async function showInput(
  turns: readonly InputTurn[],
  store: InteractionStore,
  memory: MemoryBudget,
): Promise<StoredInput> {
  let held = 0;
  const release = () => {
    memory.release(held);
    held = 0;
  };
  const show = async (part: InputPart): Promise<InputPart> => {
    if (part.type === 'text' || part.source.type !== 'stored' || part.uri !== undefined) return part;
    const characters = Math.ceil(part.source.length / 3) * 4;
    memory.hold(characters);
    held += characters;
    return { ...part, source: { type: 'inline', base64: await readBase64(part.source, store) } };
  };
  try {
    const shown: InputTurn[] = [];
    for (const { role, parts } of turns) {
      const shownParts: InputPart[] = [];
      // One after the other: what is counted against the memory is then what is read.
      for (const part of parts) shownParts.push(await show(part));
      shown.push({ role, parts: shownParts });
    }
    return { turns: shown, release };
  } catch (error) {
    release();
    throw error;
  }
}

async function readBase64(picture: StoredPicture, store: InteractionStore): Promise<string> {
  try {
    const { image, release } = await store.openPicture(picture);
    try {
      return asBuffer(await firstBytes(image, picture.length)).toString('base64');
    } finally {
      release();
    }
  } catch (cause) {
    throw new DrishtiError('not_found', 'a picture of this interaction is lost', { cause });
  }
}

/** The same bytes. */
function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
