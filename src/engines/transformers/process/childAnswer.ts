import { setTimeout as sleep } from 'node:timers/promises';
import { DrishtiError } from '../../../errors.js';
import { untilAborted } from '../../../untilAborted.js';
import type { AnswerEvent } from '../../engine.js';
import type { ModelImagePart } from '../../vlm/visionLanguageModel.js';
import type { AnswerReport, AnswerRequest } from '../loop/answerRequest.js';
import type { Inbox } from './inbox.js';
import type { ModelChild } from './modelChild.js';
import type { FromChild } from './protocol.js';

export interface ChildAnswerOptions {
  readonly request: AnswerRequest;
  /** The pictures that the request refers to, by index. */
  readonly images: readonly ModelImagePart[];
  readonly signal: AbortSignal;
  /** Milliseconds that the child may take to stop before it is ended. */
  readonly patienceMs: number;
  /** Told of what it took, when it was finished. */
  onReport(report: AnswerReport): void;
}

/** One answer of a child. */
export class ChildAnswer {
  readonly #child: ModelChild;
  readonly #options: ChildAnswerOptions;
  readonly #id: number;
  #over: Promise<void> | undefined;

  constructor(child: ModelChild, options: ChildAnswerOptions) {
    this.#child = child;
    this.#options = options;
    this.#id = child.nextId();
  }

  /**
   * Its events. Whoever stops asking for them calls `stop` next.
   * @throws DrishtiError as the child says, and `service_unavailable` when it ends; the signal's reason once it aborts
   */
  async *events(): AsyncGenerator<AnswerEvent> {
    const inbox = this.#child.inbox((message) => 'id' in message && message.id === this.#id);
    this.#over = this.#untilOver();
    this.#child.send({ type: 'answer', id: this.#id, request: this.#options.request });
    try {
      yield* this.#eventsOf(inbox);
    } finally {
      inbox.close();
    }
  }

  /** Makes sure that the child is at nothing any more: one that does not stop within a while is ended. */
  async stop(): Promise<void> {
    if (this.#over === undefined) return;
    this.#child.send({ type: 'interrupt', id: this.#id });
    const timer = new AbortController();
    const late = sleep(this.#options.patienceMs, true, { signal: timer.signal }).catch(() => false);
    const isLate = await Promise.race([this.#over.then(() => false), late]);
    timer.abort();
    if (isLate) this.#child.kill();
    await this.#over;
  }

  async *#eventsOf(inbox: Inbox<FromChild>): AsyncGenerator<AnswerEvent> {
    while (true) {
      const message = await untilAborted(this.#options.signal, inbox.next());
      if (message === undefined) throw await this.#ended();
      if (message.type === 'piece') yield message.piece;
      else if (message.type === 'failed') throw errorOf(message);
      else if (message.type === 'pixelsWanted') await this.#sendPixels(message.index);
      else if (message.type === 'finished') {
        this.#options.onReport(message.report);
        yield { type: 'finish', reason: message.report.reason };
        return;
      }
    }
  }

  /** Until the child says that it is done, or has ended. */
  async #untilOver(): Promise<void> {
    const inbox = this.#child.inbox((message) => isLast(message) && message.id === this.#id);
    await inbox.next();
    inbox.close();
  }

  async #sendPixels(index: number): Promise<void> {
    const { images, signal } = this.#options;
    const { image, size } = images[index]!;
    const pixels = await untilAborted(signal, image.decode(size));
    this.#child.send({ type: 'pixels', id: this.#id, index, image: pixels });
  }

  async #ended(): Promise<DrishtiError> {
    const message = `the model's process ended (${await this.#child.ended}); it is started again for the next request`;
    return new DrishtiError('service_unavailable', message);
  }
}

type Last = Extract<FromChild, { type: 'finished' | 'failed' | 'interrupted' }>;

function isLast(message: FromChild): message is Last {
  return message.type === 'finished' || message.type === 'failed' || message.type === 'interrupted';
}

function errorOf({ code, message }: Extract<FromChild, { type: 'failed' }>): Error {
  return code === undefined ? new Error(`the model failed: ${message}`) : new DrishtiError(code, message);
}
