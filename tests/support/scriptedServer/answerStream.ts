import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Dialect } from '../../../src/engines/openai/options.js';

export type EndReason = 'stop' | 'length' | 'abort';

/** Under which name each server streams thoughts. */
const thoughtFields = {
  vllm: 'reasoning',
  sglang: 'reasoning_content',
  llamacpp: 'reasoning_content',
  openai: 'reasoning_content',
  ollama: 'thinking',
} as const;

/** What a script does with the answer to one request. Nothing is sent before the first word. */
export class AnswerStream {
  readonly #response: ServerResponse;
  readonly #dialect: Dialect;
  readonly #model: string;
  /** Resolves once the caller has gone, or was answered. */
  readonly closed: Promise<void>;

  constructor(response: ServerResponse, dialect: Dialect, model: string) {
    this.#response = response;
    this.#dialect = dialect;
    this.#model = model;
    this.closed = new Promise((resolve) => response.once('close', resolve));
  }

  say(...texts: string[]): this {
    for (const text of texts) this.#piece({ content: text });
    return this;
  }

  think(...texts: string[]): this {
    for (const text of texts) this.#piece({ [thoughtFields[this.#dialect]]: text });
    return this;
  }

  /** The end of the answer as the server writes it. */
  end(reason: EndReason = 'stop'): void {
    this.finish(reason);
    if (this.#dialect !== 'ollama') this.raw('data: [DONE]\n\n');
    this.#response.end();
  }

  /** The reason why it ends, and no end of the transfer. */
  finish(reason: EndReason = 'stop'): this {
    if (this.#dialect === 'ollama') {
      return this.#line({ message: { role: 'assistant', content: '' }, done: true, done_reason: reason });
    }
    this.#event({ choices: [{ index: 0, delta: {}, finish_reason: reason }] });
    return this.#event({ choices: [], usage: { prompt_tokens: 1, completion_tokens: 1 } });
  }

  /** An error amid the stream. */
  fail(message: string, code = 500): void {
    if (this.#dialect === 'ollama') this.#line({ error: message });
    else this.#event({ error: { message, type: 'server_error', code } });
    this.#response.end();
  }

  /** What is streamed as it is, after the right headers. */
  raw(text: string | Uint8Array): this {
    const type = this.#dialect === 'ollama' ? 'application/x-ndjson' : 'text/event-stream; charset=utf-8';
    if (!this.#response.headersSent) this.#response.writeHead(200, { 'content-type': type });
    this.#response.write(text);
    return this;
  }

  /** A whole answer of another kind. */
  refuse(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    this.#response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
  }

  /** The transfer ends as if all were said. */
  stop(): void {
    this.#response.end();
  }

  /** The connection breaks. */
  async cut(): Promise<void> {
    // What was said is on its way first.
    await pause(20);
    this.#response.destroy();
  }

  pause(ms: number): Promise<void> {
    return pause(ms);
  }

  #piece(delta: object): void {
    if (this.#dialect === 'ollama') this.#line({ message: { role: 'assistant', ...delta }, done: false });
    else this.#event({ choices: [{ index: 0, delta, finish_reason: null }] });
  }

  #line(fields: object): this {
    return this.raw(
      `${JSON.stringify({ model: this.#model, created_at: '2026-01-01T00:00:00Z', ...fields })}\n`,
    );
  }

  #event(fields: object): this {
    const chunk = {
      id: 'chatcmpl-1',
      object: 'chat.completion.chunk',
      created: 1,
      model: this.#model,
      ...fields,
    };
    return this.raw(`data: ${JSON.stringify(chunk)}\n\n`);
  }
}
