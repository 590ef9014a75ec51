import { type Dispatcher, EnvHttpProxyAgent, errors } from 'undici';
import { ModelError } from '../modelError.js';
import { type HubOptions, hubDefaults } from './hubOptions.js';
import { authorization, redirectTarget } from './redirect.js';
import { refusal } from './refusal.js';
import { TransientError } from './transientError.js';

const maxRedirects = 5;
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** What of a hub's answer its readers need. Whoever gets one reads the body to its end or destroys it. */
export interface HubReply {
  /** Who answered, after all redirects. */
  readonly url: URL;
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Dispatcher.ResponseData['body'];
}

/** Connections to a hub, through the proxy of the environment (`HTTPS_PROXY`, `NO_PROXY`) where there is one. */
export class HubConnection {
  readonly options: HubOptions;
  readonly #hub: URL;
  readonly #agent: Dispatcher;

  constructor(options: HubOptions) {
    const { silenceMs = hubDefaults.silenceMs } = options;
    this.options = options;
    this.#hub = new URL(options.url);
    this.#agent = new EnvHttpProxyAgent({
      connect: { timeout: silenceMs },
      headersTimeout: silenceMs,
      bodyTimeout: silenceMs,
      maxHeaderSize: 64 * 1024,
    });
  }

  /**
   * Asks for a path of the hub and follows where it redirects to.
   * @param path encoded, begins with a slash
   * @param accepts statuses that the caller can do something with
   * @throws TransientError, ModelError
   */
  async get(
    path: string,
    headers: Readonly<Record<string, string>>,
    accepts: readonly number[],
    signal: AbortSignal,
  ): Promise<HubReply> {
    let url = new URL(this.#hub.href.replace(/\/+$/, '') + path);
    for (let followed = 0; followed <= maxRedirects; followed++) {
      const reply = await this.#ask(url, headers, signal);
      if (accepts.includes(reply.statusCode)) return asReply(url, reply);
      discard(reply);
      const { location } = reply.headers;
      if (!redirects.has(reply.statusCode) || typeof location !== 'string') {
        throw refusal(reply.statusCode, reply.headers, url, this.#hub, this.options.token !== undefined);
      }
      url = redirectTarget(url, location);
    }
    throw new ModelError(`${this.#hub.origin} redirects more than ${maxRedirects} times`);
  }

  async #ask(url: URL, headers: Readonly<Record<string, string>>, signal: AbortSignal) {
    const { token, userAgent } = this.options;
    try {
      return await this.#agent.request({
        origin: url.origin,
        path: url.pathname + url.search,
        method: 'GET',
        headers: {
          'user-agent': userAgent,
          // What is stored is what was hashed, byte for byte.
          'accept-encoding': 'identity',
          ...headers,
          ...authorization(url, this.#hub, token),
        },
        signal,
      });
    } catch (error) {
      signal.throwIfAborted();
      throw connectionError(error, url);
    }
  }

  /** Ends all connections. */
  close(): Promise<void> {
    return this.#agent.destroy();
  }
}

function asReply(url: URL, { statusCode, headers, body }: Dispatcher.ResponseData): HubReply {
  return { url, status: statusCode, headers, body };
}

/** Bodies of refusals and redirects are not read. */
function discard({ body }: Dispatcher.ResponseData): void {
  body.on('error', () => {}).destroy();
}

/** Names and certificates do not get better by waiting. */
const lasting = /^(ENOTFOUND|ERR_INVALID_URL|ERR_TLS_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

/** What went wrong on the way, for the operator. */
export function connectionError(error: unknown, url: URL): Error {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const isSilence = error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError;
  const said = isSilence ? 'it keeps silent' : message || code;
  if (!lasting.test(code))
    return new TransientError(`${url.origin} cannot be reached: ${said}`, { cause: error });
  return new ModelError(
    `${url.origin} cannot be reached: ${said}; DRISHTI_HUB_URL names the hub, HTTPS_PROXY a proxy on the way`,
    { cause: error },
  );
}
