import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { DrishtiError } from '../../errors.js';
import type { ApiReply, ApiRequest, Transport } from '../api/transport.js';

/** Whose reply carries the id that we gave the request. */
const idHeader = 'x-request-id';

/** The server's own routes, called without a connection: no port is opened. */
export class InProcessTransport implements Transport {
  readonly #app: FastifyInstance;
  readonly #end: () => Promise<void>;
  readonly #signals = new Map<string, AbortSignal>();

  /**
   * @param app not yet ready
   * @param end closes what the app serves, once that is closed itself
   */
  constructor(app: FastifyInstance, end: () => Promise<void>) {
    this.#app = app;
    this.#end = end;
    // To a route a caller that went away is a reply that was closed before it was sent.
    app.addHook('onRequest', async ({ id }, { raw }) => {
      const signal = this.#signals.get(id);
      const leave = () => raw.destroy(signal?.reason);
      signal?.addEventListener('abort', leave, { once: true });
      raw.once('close', () => signal?.removeEventListener('abort', leave));
    });
  }

  async request({ method, path: url, headers, body, signal }: ApiRequest): Promise<ApiReply> {
    signal?.throwIfAborted();
    const id = randomUUID();
    if (signal !== undefined) this.#signals.set(id, signal);
    try {
      const payload = body instanceof Uint8Array ? Buffer.from(body) : body;
      const reply = await this.#app.inject({
        method,
        url,
        headers: { ...headers, [idHeader]: id },
        ...(payload !== undefined && { payload }),
        payloadAsStream: true,
      });
      const header = (name: string) => reply.headers[name]?.toString();
      return { status: reply.statusCode, header, body: reply.stream() };
    } catch (error) {
      signal?.throwIfAborted();
      throw isClosed(error) ? new DrishtiError('service_unavailable', 'Drishti was closed') : error;
    } finally {
      this.#signals.delete(id);
    }
  }

  async close(): Promise<void> {
    await this.#app.close();
    await this.#end();
  }
}

/** Fastify takes no requests any more once it is being closed. */
function isClosed(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'FST_ERR_REOPENED_CLOSE_SERVER';
}
