import { DrishtiError } from '../errors.js';
import { firstBytes } from '../images/encoded.js';
import type { MemoryBudget } from './fetchAllowance.js';
import type { InteractionRecord, StoredInput } from './interaction.js';
import type { InteractionStore } from './interactionStore.js';
import type { ImageInput, InputPart, InputTurn, StoredPicture } from './request.js';

/** The turns of an interaction that are its own. */
export function ownTurns({ request, ownTurns }: InteractionRecord): readonly InputTurn[] {
  return request.turns.slice(request.turns.length - ownTurns);
}

/** What an answer with pictures takes. */
export interface AnswerMemory {
  readonly memory: MemoryBudget;
  /** How often it holds them. */
  readonly copies: number;
}

/**
 * Turns as they were given: pictures that came inline have their base64 again. That is counted, and each copy in the
 * answer.
 * @throws DrishtiError `too_many_requests` when there is no memory for them now
 */
export async function showInput(
  turns: readonly InputTurn[],
  store: InteractionStore,
  { memory, copies }: AnswerMemory,
): Promise<StoredInput> {
  let held = 0;
  const release = () => {
    memory.release(held);
    held = 0;
  };
  const show = async (part: InputPart): Promise<InputPart> => {
    const characters = shownCharacters(part);
    const bytes = characters * (1 + copies);
    memory.hold(bytes);
    held += bytes;
    return characters === 0 ? part : showPicture(part as ImageInput, store);
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

/** Base64 that is shown of a part. */
function shownCharacters(part: InputPart): number {
  if (part.type === 'text' || part.uri !== undefined) return 0;
  if (part.source.type === 'stored') return Math.ceil(part.source.length / 3) * 4;
  return part.source.type === 'inline' ? part.source.base64.length : 0;
}

/** A picture that is lost stays as it is: that is no reason to keep the text from its owner. */
async function showPicture(image: ImageInput, store: InteractionStore): Promise<ImageInput> {
  if (image.source.type !== 'stored') return image;
  try {
    return { ...image, source: { type: 'inline', base64: await readBase64(image.source, store) } };
  } catch (error) {
    if (error instanceof DrishtiError && error.code === 'not_found') return image;
    throw error;
  }
}

async function readBase64(picture: StoredPicture, store: InteractionStore): Promise<string> {
  const { image, release } = await store.openPicture(picture);
  try {
    return asBuffer(await firstBytes(image, picture.length)).toString('base64');
  } finally {
    release();
  }
}

/** The same bytes. */
function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
