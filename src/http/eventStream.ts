import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { onRequestEnd } from './requestEnd.js';

/** A comment, which every reader of server-sent events skips. */
const comment = ': keep-alive\n\n';

/** Silence after which proxies and clients begin to think that a connection is dead. */
const silenceMs = 15_000;

export interface EventStreamOptions {
  /** How long nothing may be said, in milliseconds. */
  readonly keepAliveMs?: number;
  /** What is said then. */
  readonly keepAlive?: string | (() => string);
  readonly contentType?: string;
}

/**
 * Answers with server-sent events: the headers at once, each block when it comes, a comment while nothing does. A
 * reader that is slow holds the blocks up; one that goes away ends them. Blocks that throw end in a broken
 * connection, because to clients a clean end is the end of the answer.
 * @param blocks whole events, each with its blank line; it is asked for nothing more, by `return`, as soon as the
 *   caller is gone
 */
export function sendEventStream(
  request: FastifyRequest,
  reply: FastifyReply,
  blocks: AsyncIterable<string>,
  options: EventStreamOptions = {},
): FastifyReply {
  const stream = new BlockStream(blocks, options, () => reply.raw.flushHeaders());
  onRequestEnd(request, reply, () => stream.destroy());
  reply.headers({
    'content-type': options.contentType ?? 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
    'x-accel-buffering': 'no',
  });
  if (request.method !== 'HEAD') return reply.send(stream);
  stream.destroy();
  return reply.send(Readable.from([]));
}

/** Reads blocks as fast as they are taken, and fills silence with comments. */
class BlockStream extends Readable {
  readonly #blocks: AsyncIterator<string>;
  readonly #keepAlive: () => string;
  readonly #silence: NodeJS.Timeout;
  readonly #onFirstRead: () => void;
  #begun = false;
  #waiting = false;
  #ended = false;

  constructor(blocks: AsyncIterable<string>, options: EventStreamOptions, onFirstRead: () => void) {
    super();
    this.#blocks = blocks[Symbol.asyncIterator]();
    const { keepAlive = comment } = options;
    this.#keepAlive = typeof keepAlive === 'string' ? () => keepAlive : keepAlive;
    this.#silence = setInterval(() => this.#breakSilence(), options.keepAliveMs ?? silenceMs).unref();
    this.#onFirstRead = onFirstRead;
  }

  /** Called first when the response's headers are set, and again whenever there is room for more. */
  override _read(): void {
    if (!this.#begun) this.#onFirstRead();
    this.#begun = true;
    if (!this.#waiting) void this.#next();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    clearInterval(this.#silence);
    done(error);
    if (this.#ended) return;
    this.#ended = true;
    // Who waits for a block cannot be told at once that nobody wants it: the caller's signal does that.
    Promise.resolve(this.#blocks.return?.()).catch(() => {});
  }

  async #next(): Promise<void> {
    this.#waiting = true;
    try {
      const { done, value } = await this.#blocks.next();
      this.#waiting = false;
      this.#ended ||= done === true;
      if (this.destroyed) return;
      this.#silence.refresh();
      this.push(done ? null : value);
    } catch (error) {
      this.#ended = true;
      this.destroy(error as Error);
    }
  }

  /** Nothing is said to a reader that has not taken the last of it. */
  #breakSilence(): void {
    if (this.#waiting && this.#begun && !this.#ended && this.readableLength === 0)
      this.push(this.#keepAlive());
  }
}
