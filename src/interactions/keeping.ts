import { decodeBase64 } from '../images/base64.js';
import { encodedBytes } from '../images/encoded.js';
import { imagesOf } from './checkPrompt.js';
import type { InteractionEvent } from './event.js';
import type { InteractionRecord } from './interaction.js';
import type { InteractionStore, KeptTurns } from './interactionStore.js';
import type { PreparedPrompt } from './preparePrompt.js';
import type { ImageInput, InputPart } from './request.js';
import { withoutParts } from './withOpenedPrompt.js';
import { withTurns } from './withTurns.js';

/** Writes the pictures of an interaction down while it is answered, and then the interaction. */
export class Keeping {
  readonly #store: InteractionStore;
  readonly #record: InteractionRecord;
  #kept: Promise<KeptTurns> | undefined;

  constructor(store: InteractionStore, record: InteractionRecord) {
    this.#store = store;
    this.#record = record;
  }

  /** Begins with the pictures; the prompt must stay readable until the promise settles. */
  async begin(prompt: PreparedPrompt): Promise<void> {
    this.#kept = this.#keep(prompt);
    await this.#kept;
  }

  /**
   * Stores the interaction with its whole log. Pictures of one that ended before they were opened are kept as far as
   * they came with it.
   * @throws DrishtiError `quota_exceeded` when there is no room
   */
  async insert(events: readonly InteractionEvent[]): Promise<void> {
    this.#kept ??= this.#keepUnopened();
    const kept = await this.#kept;
    await this.#store.insert(withTurns(this.#record, kept.turns), events, kept);
  }

  /** Lets go of the pictures; those of an interaction that was not stored are gone then. */
  async end(): Promise<void> {
    const [result] = await Promise.allSettled([this.#kept]);
    if (result.status === 'fulfilled') result.value?.release();
  }

  #keepUnopened(): Promise<KeptTurns> {
    const { turns } = this.#record.request;
    // What is no base64 was not refused before, and is not worth keeping.
    const readable = withoutParts(turns, (part) => isInline(part) && bytesOf(part) === undefined);
    const locate = async (image: ImageInput) => {
      const bytes = isInline(image) ? bytesOf(image) : undefined;
      return bytes && encodedBytes(bytes);
    };
    return this.#store.keep(readable, locate);
  }

  async #keep(prompt: PreparedPrompt): Promise<KeptTurns> {
    const { turns } = this.#record.request;
    if (imagesOf({ turns }).length === 0) {
      return { turns, blobs: new Map(), release: () => {} };
    }
    return this.#store.keep(turns, (image) => prompt.locate(image));
  }
}

type InlineImage = ImageInput & { readonly source: { readonly type: 'inline' } };

function isInline(part: InputPart): part is InlineImage {
  return part.type === 'image' && part.source.type === 'inline';
}

function bytesOf({ source, path }: InlineImage): Uint8Array | undefined {
  try {
    return decodeBase64(source.base64, path);
  } catch {
    return undefined;
  }
}
