import pLimit from 'p-limit';
import { DrishtiError } from '../../errors.js';
import type { InteractionsApi } from '../api/interactions.js';
import type { Interaction, InteractionRequest } from '../api/interactionTypes.js';
import type { OpenPicture, PictureOpener } from '../pictures/pictureOpener.js';
import type { PictureSource } from '../pictures/source.js';
import type { Answered, TaskOptions } from './options.js';

/** The name that every server answers with its default model. */
const defaultModel = 'gemini-3-flash-preview';

/** A question about pictures, in the words and the form of a task. */
export interface Question {
  readonly pictures: readonly PictureSource[];
  /** Unless the options have another. */
  readonly prompt: string;
  /** JSON Schema of the answer; without one it is text. */
  readonly schema?: unknown;
}

/** An answer with the pictures that it is about. */
export interface Asked extends Answered {
  readonly text: string;
  readonly pictures: readonly OpenPicture[];
}

/** Asks about pictures: opens them, sends them, and takes the answer. A bounded number at a time, the others in line. */
export class Asking {
  readonly #interactions: InteractionsApi;
  readonly #opener: PictureOpener;
  readonly #limit: ReturnType<typeof pLimit>;

  constructor(interactions: InteractionsApi, opener: PictureOpener, atOnce: number) {
    this.#interactions = interactions;
    this.#opener = opener;
    this.#limit = pLimit(atOnce);
  }

  /** @throws DrishtiError for a picture or a request that is refused; the signal's reason when it aborts */
  ask(question: Question, options: TaskOptions): Promise<Asked> {
    return this.#limit(() => this.#ask(question, options));
  }

  async #ask({ pictures: sources, prompt, schema }: Question, options: TaskOptions): Promise<Asked> {
    const { signal = new AbortController().signal } = options;
    signal.throwIfAborted();
    const pictures: OpenPicture[] = [];
    // One after the other, so that as little as possible is held of a request that is refused.
    for (const [at, source] of sources.entries()) {
      const unnamed = sources.length > 1 ? `images[${at}]` : 'image';
      pictures.push(await this.#opener.open(source, signal, unnamed));
    }
    const request = requestOf(options.prompt ?? prompt, pictures, { ...options, schema });
    const interaction = await this.#interactions.create(request, { signal }).catch((error: unknown) => {
      throw aboutPicture(error, pictures);
    });
    return { text: answerOf(interaction), pictures, model: interaction.model, usage: interaction.usage! };
  }
}

function requestOf(
  text: string,
  pictures: readonly OpenPicture[],
  { model = defaultModel, resolution, thinking, schema }: TaskOptions & { readonly schema: unknown },
): InteractionRequest & { readonly stream?: false } {
  const images = pictures.map(({ bytes }) => ({
    type: 'image' as const,
    data: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
    ...(resolution && { resolution }),
  }));
  return {
    model,
    input: [{ type: 'text', text }, ...images],
    store: false,
    ...(thinking && { generation_config: { thinking_level: thinking } }),
    ...(schema !== undefined && {
      response_format: { type: 'text', mime_type: 'application/json', schema },
    }),
  };
}

/** The bytes of a picture, as a refusal names them: input[0] is the prompt, as `requestOf` has it. */
const pictureField = /^input\[(\d+)\]\.data(?=:)/;

/** A refusal of a picture by the name that its asker knows. */
function aboutPicture(error: unknown, pictures: readonly OpenPicture[]): unknown {
  if (!(error instanceof DrishtiError)) return error;
  const [field = '', index] = pictureField.exec(error.message) ?? [];
  const picture = pictures[Number(index) - 1];
  if (picture === undefined) return error;
  const { code, cause, retryAfterSeconds } = error;
  return new DrishtiError(code, `${picture.name}${error.message.slice(field.length)}`, {
    cause,
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  });
}

/** @throws DrishtiError for an answer that is no whole one */
function answerOf({ status, output_text, errors }: Interaction): string {
  if (status === 'completed') return output_text;
  const reason = errors?.[0]?.message ?? (status === 'incomplete' ? 'the answer was cut off' : status);
  throw new DrishtiError('malformed_output', `the model gave no whole answer: ${reason}`);
}
