import { DrishtiError } from '../../../errors.js';
import type { RgbImage } from '../../../images/image.js';
import { lowerThreadPriority } from '../../../threads/lowerPriority.js';
import { untilAborted } from '../../../untilAborted.js';
import { answer } from '../loop/answer.js';
import type { AnswerRequest } from '../loop/answerRequest.js';
import type { LoadedModel } from '../loop/loadedModel.js';
import type { FromChild, LoadOptions, ToChild } from '../process/protocol.js';
import { loadModel } from './loadModel.js';

/** The answer that is being made. */
interface Current {
  readonly id: number;
  readonly controller: AbortController;
  /** Who waits for pixels, by the index of the picture. */
  readonly wanted: Map<number, (image: RgbImage) => void>;
}

/** Loads a model and answers with it, one request at a time. */
export class ModelServer {
  readonly #send: (message: FromChild) => void;
  #model: LoadedModel | undefined;
  #current: Current | undefined;

  constructor(send: (message: FromChild) => void) {
    this.#send = send;
  }

  receive(message: ToChild): void {
    if (message.type === 'load') void this.#load(message.options);
    else if (message.type === 'answer') void this.#answer(message.id, message.request);
    else if (message.id !== this.#current?.id) return;
    else if (message.type === 'interrupt') this.#current.controller.abort();
    else this.#current.wanted.get(message.index)?.(message.image);
  }

  async #load(options: LoadOptions): Promise<void> {
    const start = performance.now();
    // Here and not before: what is imported is quick to read, and the threads of the graphs are yet to be made.
    lowerThreadPriority();
    try {
      const { model, dtypes } = await loadModel(options);
      this.#model = model;
      this.#send({ type: 'loaded', milliseconds: performance.now() - start, dtypes });
      // While nobody waits, so that the first request for JSON need not.
      setImmediate(() => model.constraints.prepare());
    } catch (error) {
      const message = (error as Error).message.replaceAll(options.folder, '');
      this.#send({ type: 'loadFailed', message });
    }
  }

  async #answer(id: number, request: AnswerRequest): Promise<void> {
    const current: Current = { id, controller: new AbortController(), wanted: new Map() };
    this.#current = current;
    const { signal } = current.controller;
    try {
      const report = await answer(this.#model!, request, {
        signal,
        pixels: ({ index }) => this.#pixels(current, index),
        emit: (piece) => this.#send({ type: 'piece', id, piece }),
      });
      this.#send({ type: 'finished', id, report });
    } catch (error) {
      this.#send(signal.aborted ? { type: 'interrupted', id } : failure(id, error));
    } finally {
      this.#current = undefined;
    }
  }

  #pixels({ id, controller: { signal }, wanted }: Current, index: number): Promise<RgbImage> {
    const arrival = new Promise<RgbImage>((resolve) => wanted.set(index, resolve));
    this.#send({ type: 'pixelsWanted', id, index });
    return untilAborted(
      signal,
      arrival.finally(() => wanted.delete(index)),
    );
  }
}

function failure(id: number, error: unknown): FromChild {
  const { message } = error as Error;
  if (error instanceof DrishtiError) return { type: 'failed', id, code: error.code, message };
  if (ranOutOfMemory(message)) return { type: 'failed', id, code: 'service_unavailable', message: noMemory };
  return { type: 'failed', id, message };
}

const noMemory = 'the model ran out of memory; a smaller picture or a shorter conversation may be answered';

function ranOutOfMemory(message: string): boolean {
  return /failed to allocate memory|bad_alloc|out of memory|array buffer allocation failed/i.test(message);
}
