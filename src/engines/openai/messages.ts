import { invalidRequest } from '../../errors.js';
import { untilAborted } from '../../untilAborted.js';
import type { TextPart } from '../engine.js';
import type { ModelImagePart, ModelRequest, ModelTurn } from '../vlm/visionLanguageModel.js';
import { type EncodedPicture, encodePicture } from './encodePicture.js';
import { mostPictureCharacters } from './limits.js';

export interface PicturePart extends EncodedPicture {
  readonly type: 'picture';
}

/** What is said in one go. Only users show pictures. */
export interface Message {
  readonly role: 'system' | 'user' | 'assistant';
  readonly parts: readonly (TextPart | PicturePart)[];
}

/**
 * A request as messages with encoded pictures, in their order. Pictures are decoded and encoded one after the other, so
 * that only one is held in pixels.
 * @throws DrishtiError `invalid_request` for a broken picture, or when all together are more than a request may hold;
 *   the signal's reason when it aborts
 */
export async function messagesOf({ system, turns }: ModelRequest, signal: AbortSignal): Promise<Message[]> {
  const encoder = new PictureEncoder(signal);
  const messages: Message[] = system ? [{ role: 'system', parts: [{ type: 'text', text: system }] }] : [];
  for (const turn of turns) {
    for (const { role, parts } of speakersOf(turn)) {
      const encoded: Message['parts'][number][] = [];
      for (const part of parts) encoded.push(part.type === 'text' ? part : await encoder.encode(part));
      messages.push({ role, parts: encoded });
    }
  }
  return messages;
}

interface Speech {
  readonly role: 'user' | 'assistant';
  readonly parts: ModelTurn['parts'][number][];
}

/** No server takes a picture from the model: what a caller put into its mouth is shown by the user, at its place. */
function speakersOf({ role, parts }: ModelTurn): readonly Speech[] {
  const speeches: Speech[] = [];
  for (const part of parts) {
    const speaker = role === 'model' && part.type === 'text' ? 'assistant' : 'user';
    if (speeches.at(-1)?.role !== speaker) speeches.push({ role: speaker, parts: [] });
    speeches.at(-1)?.parts.push(part);
  }
  return speeches;
}

class PictureEncoder {
  readonly #signal: AbortSignal;
  #left = mostPictureCharacters;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  async encode({ image, size }: ModelImagePart): Promise<PicturePart> {
    this.#signal.throwIfAborted();
    const picture = await untilAborted(this.#signal, image.decode(size).then(encodePicture));
    this.#left -= picture.base64.length;
    if (this.#left < 0) throw tooMuch();
    return { type: 'picture', ...picture };
  }
}

function tooMuch(): Error {
  const megabytes = mostPictureCharacters / 1e6;
  return invalidRequest(
    'input',
    `its pictures are more than the ${megabytes} MB that are sent to a model server; send fewer, or with a lower media resolution`,
  );
}
