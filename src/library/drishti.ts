import { invalidRequest } from '../errors.js';
import type { ApiClient } from './api/apiClient.js';
import { FilesApi } from './api/files.js';
import { InteractionsApi } from './api/interactions.js';
import { ModelsApi } from './api/models.js';
import type { PictureOpener } from './pictures/pictureOpener.js';
import type { PictureSource } from './pictures/source.js';
import { Asking } from './tasks/asking.js';
import { type Classification, type ClassifyOptions, classify } from './tasks/classify.js';
import { type Detection, type DetectOptions, detect } from './tasks/detect.js';
import { parse } from './tasks/json.js';
import type { TaskOptions, TextAnswer } from './tasks/options.js';
import { type Reading, read } from './tasks/read.js';
import { type SegmentedObject, type SegmentOptions, segment } from './tasks/segment.js';

export interface AskOptions extends TaskOptions {
  /** JSON Schema of the answer, which then has `json`. */
  readonly schema?: unknown;
}

/** `json` is the answer as the schema has it; absent without one. */
export interface AskAnswer extends TextAnswer {
  readonly json?: unknown;
}

/** One or several pictures. */
export type Pictures = PictureSource | readonly PictureSource[];

/**
 * Looks at pictures, in this process or at a server. Every method throws DrishtiError for what is refused (`code`,
 * `status` and `message` as the API has them) and the signal's reason when it aborts.
 */
export class Drishti implements AsyncDisposable {
  /** Gemini's API with its own names. */
  readonly interactions: InteractionsApi;
  readonly files: FilesApi;
  readonly models: ModelsApi;
  readonly #client: ApiClient;
  readonly #asking: Asking;
  #closing: Promise<void> | undefined;

  /** @param options.atOnce questions that are asked at a time; the others wait */
  constructor(client: ApiClient, pictures: PictureOpener, { atOnce }: { readonly atOnce: number }) {
    this.#client = client;
    this.interactions = new InteractionsApi(client);
    this.files = new FilesApi(client);
    this.models = new ModelsApi(client);
    this.#asking = new Asking(this.interactions, pictures, atOnce);
  }

  /** Says in a sentence what a picture shows. */
  caption(image: PictureSource, options: TaskOptions = {}): Promise<TextAnswer> {
    return this.ask(image, 'Caption this image.', options);
  }

  /** Answers a question about pictures, as JSON when a schema is given. */
  async ask(images: Pictures, question: string, options: AskOptions = {}): Promise<AskAnswer> {
    const { schema } = options;
    const asked = await this.#asking.ask({ pictures: listed(images), prompt: question, schema }, options);
    const { text, model, usage } = asked;
    return { text, ...(schema !== undefined && { json: parse(text) }), model, usage };
  }

  /** Finds objects with their boxes. */
  detect(image: PictureSource, options: DetectOptions = {}): Promise<Detection> {
    return detect(this.#asking, image, options);
  }

  /** Finds objects with their boxes and outlines. */
  segment(image: PictureSource, options: SegmentOptions = {}): Promise<Detection<SegmentedObject>> {
    return segment(this.#asking, image, options);
  }

  /** Reads the text in a picture. */
  read(image: PictureSource, options: TaskOptions = {}): Promise<Reading> {
    return read(this.#asking, image, options);
  }

  /** Tells which of some classes a picture is of. */
  classify(image: PictureSource, options: ClassifyOptions): Promise<Classification> {
    return classify(this.#asking, image, options);
  }

  /** Says in what pictures, at least two, are alike and differ. */
  async compare(images: readonly PictureSource[], options: TaskOptions = {}): Promise<TextAnswer> {
    if (images.length < 2) throw invalidRequest('images', 'give at least two pictures to compare');
    return this.ask(images, 'Compare these pictures.', options);
  }

  /** Ends what runs, and the threads; may be called more than once. */
  close(): Promise<void> {
    this.#closing ??= this.#client.close();
    return this.#closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

function listed(images: Pictures): readonly PictureSource[] {
  return Array.isArray(images) ? images : [images as PictureSource];
}
