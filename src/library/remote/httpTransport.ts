import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request as send } from 'undici';
import { DrishtiError } from '../../errors.js';
import type { ApiReply, ApiRequest, Transport } from '../api/transport.js';

/** Answers that another try may change. */
const passing = new Set([429, 503]);

/** Tries of one request in all, and the longest wait between two, in milliseconds. */
const tries = 6;
const longestWaitMs = 8000;

/** An answer may take minutes before its first word, on a slow machine with a large model. */
const patienceMs = 900_000;

export interface HttpOptions {
  /** Base URL without a slash at the end. */
  readonly url: string;
  readonly key?: string | undefined;
}

/** A server, over HTTP. It is the one that the user of the program named; nothing else is connected to from here. */
export class HttpTransport implements Transport {
  readonly #options: HttpOptions;
  readonly #agent = new Agent({ headersTimeout: patienceMs, bodyTimeout: patienceMs });

  constructor(options: HttpOptions) {
    this.#options = options;
  }

  async request(request: ApiRequest): Promise<ApiReply> {
    for (let attempt = 1; ; attempt++) {
      const reply = await this.#send(request);
      if (!passing.has(reply.status) || attempt === tries) return reply;
      // What is not read keeps its connection.
      for await (const _ of reply.body);
      const seconds = Number(reply.header('retry-after') ?? 1);
      await pause(Math.min(seconds * 1000 || 1000, longestWaitMs), request.signal);
    }
  }

  close(): Promise<void> {
    return this.#agent.destroy();
  }

  async #send({ method, path, headers, body, signal }: ApiRequest): Promise<ApiReply> {
    const { url, key } = this.#options;
    try {
      const reply = await send(`${url}${path}`, {
        method,
        headers: { ...headers, ...(key !== undefined && { 'x-goog-api-key': key }) },
        body: body ?? null,
        signal: signal ?? null,
        dispatcher: this.#agent,
      });
      const header = (name: string) => reply.headers[name]?.toString();
      return { status: reply.statusCode, header, body: reply.body };
    } catch (cause) {
      signal?.throwIfAborted();
      const { code, message } = cause as NodeJS.ErrnoException;
      throw new DrishtiError('service_unavailable', `${url} cannot be reached (${code ?? message})`, {
        cause,
      });
    }
  }
}

async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await sleep(ms, undefined, signal && { signal }).catch(() => signal?.throwIfAborted());
}
