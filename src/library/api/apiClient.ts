import { text } from 'node:stream/consumers';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { DrishtiError } from '../../errors.js';
import { errorOf } from './apiError.js';
import type { ApiReply, ApiRequest, Transport } from './transport.js';

/** Calls the API in JSON. Every method throws what the API refuses with as a DrishtiError, and what the transport throws. */
export class ApiClient {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** The answer's JSON. */
  async json<Answer>(request: Omit<ApiRequest, 'body'> & { readonly body?: object | undefined }) {
    const { answer } = await this.exchange<Answer>(withJson(request));
    return answer;
  }

  /** The answer's JSON and headers, for a body that is sent as it is; an empty answer is `undefined`. */
  async exchange<Answer>(request: ApiRequest): Promise<{ answer: Answer; reply: ApiReply }> {
    const reply = await this.#accepted(request);
    const body = await text(reply.body);
    return { answer: (body === '' ? undefined : parsed(body)) as Answer, reply };
  }

  /** Server-sent events, each as soon as it is there; whoever stops reading ends the request. */
  async *events<Event>(
    request: Omit<ApiRequest, 'body'> & { readonly body: object },
  ): AsyncGenerator<Event, void, undefined> {
    const { body } = await this.#accepted(withJson(request));
    const blocks = ReadableStream.from(body as AsyncIterable<Uint8Array<ArrayBuffer>>)
      .pipeThrough(new TextDecoderStream())
      .pipeThrough(new EventSourceParserStream());
    for await (const { data } of blocks) if (data !== '[DONE]') yield parsed(data) as Event;
  }

  close(): Promise<void> {
    return this.#transport.close();
  }

  async #accepted(request: ApiRequest): Promise<ApiReply> {
    const reply = await this.#transport.request(request);
    if (reply.status === 200) return reply;
    throw errorOf(reply, await text(reply.body));
  }
}

function withJson({ body, ...request }: Omit<ApiRequest, 'body'> & { readonly body?: object | undefined }) {
  const headers = { ...request.headers, 'content-type': 'application/json' };
  return body === undefined ? request : { ...request, headers, body: JSON.stringify(body) };
}

/** @throws DrishtiError `api_error` for what no Drishti answers */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new DrishtiError('api_error', 'the answer of the server is not JSON', { cause });
  }
}
