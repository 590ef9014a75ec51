import { type Dispatcher, Pool } from 'undici';
import { DrishtiError } from '../../errors.js';
import type { ServerAddress } from './address.js';
import { connectionFailure } from './connectionFailure.js';
import { failureOf, nonsense, retryAfterMs, unavailable } from './failures.js';
import { mostInfoBytes, mostRefusalBytes } from './limits.js';
import { refusalIn } from './refusalIn.js';
import { cleaned, messageOf, type Refusal } from './serverMessage.js';

export type ReplyBody = Dispatcher.ResponseData['body'];

/** What a server says of itself: `value` is undefined when it was no JSON. */
export interface Info extends Refusal {
  readonly value: unknown;
}

export interface TransportOptions {
  readonly key?: string | undefined;
  readonly connections?: number | undefined;
}

/** Milliseconds within which a connection is made, and within which a server says something of itself. */
const connectTimeout = 10_000;
const infoTimeout = 20_000;

/** Talks to one model server over connections that are kept. Redirects are not followed. */
export class Transport {
  readonly address: ServerAddress;
  /** How the server is called in messages. */
  readonly server: string;
  readonly #pool: Pool;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #secrets: readonly string[];
  readonly #asking = new Set<AbortController>();

  constructor(address: ServerAddress, { key, connections = 64 }: TransportOptions) {
    this.address = address;
    this.server = `the model server at ${address.shown}`;
    // Deadlines bound the times.
    this.#pool = new Pool(address.origin, { connections, connectTimeout, headersTimeout: 0, bodyTimeout: 0 });
    const authorization = key === undefined ? address.authorization : `Bearer ${key}`;
    this.#headers = {
      'accept-encoding': 'identity',
      ...(authorization === undefined ? {} : { authorization }),
    };
    this.#secrets = secretsIn(authorization);
  }

  /**
   * Asks a server for something about itself; whatever its answer is, its status is told.
   * @param path below the server's origin
   * @param body sent as JSON with POST; absent: GET
   * @throws PassingFailure, DrishtiError `service_unavailable` when there is no answer, or one without end, or at `close`
   */
  async info(path: string, body?: unknown): Promise<Info> {
    const asking = new AbortController();
    const silent = () => unavailable(`${this.server} does not answer within ${infoTimeout / 1000} seconds`);
    const timer = setTimeout(() => asking.abort(silent()), infoTimeout);
    this.#asking.add(asking);
    try {
      return await this.#info(path, body, asking.signal);
    } catch (error) {
      throw asking.signal.aborted ? asking.signal.reason : connectionFailure(error, this.server);
    } finally {
      clearTimeout(timer);
      this.#asking.delete(asking);
    }
  }

  async #info(path: string, body: unknown, signal: AbortSignal): Promise<Info> {
    const reply = await this.#send(path, body === undefined ? undefined : JSON.stringify(body), signal);
    const text = await readText(reply.body, mostInfoBytes);
    if (text === undefined) throw nonsense(this.server, `says more than ${mostInfoBytes} bytes at ${path}`);
    return { status: reply.statusCode, message: this.clean(messageOf(text)), value: parsed(text) };
  }

  /**
   * Sends a request and gives the body of the answer, once it has begun.
   * @param body JSON
   * @param type media type that the answer must have
   * @throws PassingFailure for what another try may mend, DrishtiError; the signal's reason when it aborts
   */
  async open(path: string, body: string, type: RegExp, signal: AbortSignal): Promise<ReplyBody> {
    const reply = await this.#send(path, body, signal).catch((error: unknown) => {
      throw signal.aborted ? signal.reason : connectionFailure(error, this.server);
    });
    if (reply.statusCode !== 200) throw await this.#refusal(reply);
    const contentType = String(reply.headers['content-type'] ?? 'nothing named');
    if (!type.test(contentType)) throw await this.#noStream(reply.body, contentType);
    return reply.body;
  }

  /** A server's words without what must not be passed on. */
  clean(message: string): string {
    return cleaned(message, this.#secrets);
  }

  /** Waits for the answers at work, and not for what is asked of the server itself; then closes all connections. */
  close(): Promise<void> {
    const stopping = new DrishtiError('service_unavailable', `${this.server} is asked no more: we stop`);
    for (const asking of this.#asking) asking.abort(stopping);
    return this.#pool.close();
  }

  async #send(path: string, body: string | undefined, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const reply = await this.#pool.request({
      path,
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...this.#headers, ...type },
      ...(body === undefined ? {} : { body }),
      signal,
    });
    // Whoever reads it hears of its errors as well.
    reply.body.on('error', () => {});
    return reply;
  }

  async #refusal({ statusCode, headers, body }: Dispatcher.ResponseData): Promise<Error> {
    const text = await readText(body, mostRefusalBytes).catch(() => '');
    const message = this.clean(messageOf(text ?? ''));
    const named = refusalIn(jsonOf(text))?.status ?? statusCode;
    // Some servers fail with 500 and say in the body that the request was at fault.
    const refusal = { status: statusCode === 500 && named < 500 ? named : statusCode, message };
    return failureOf(refusal, this.server, retryAfterMs(headers['retry-after'], Date.now()));
  }

  async #noStream(body: ReplyBody, contentType: string): Promise<Error> {
    const text = await readText(body, mostRefusalBytes).catch(() => '');
    const message = this.clean(messageOf(text ?? ''));
    const refusal = refusalIn(jsonOf(text));
    if (refusal !== undefined) return failureOf({ ...refusal, message }, this.server);
    const shown = this.clean(contentType).slice(0, 50);
    const said = message === '' ? 'see DRISHTI_OPENAI_URL' : message;
    return nonsense(this.server, `answers with ${shown} where a stream was asked for: ${said}`);
  }
}

/** What of an `authorization` must not be passed on: the key, or the credentials and the password in them (RFC 7617). */
function secretsIn(authorization = ''): string[] {
  const [scheme, secret = ''] = authorization.split(' ');
  const password =
    scheme === 'Basic'
      ? Buffer.from(secret, 'base64')
          .toString()
          .replace(/^[^:]*:/, '')
      : '';
  return [secret, password].filter((each) => each !== '');
}

/** Undefined for what is no JSON. */
function jsonOf(text = ''): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Undefined when there are more bytes than that; the rest is not read. */
async function readText(body: ReplyBody, mostBytes: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
