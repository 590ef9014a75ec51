import { invalidRequest } from '../../errors.js';
import { parseAllowList } from './allowList.js';
import { permittedAddresses, type Rules } from './destination.js';
import type { FetchRequest, ImageFetcher } from './imageFetcher.js';
import { followRedirects } from './redirects.js';
import { FetchRefusal } from './refusal.js';
import type { Reply } from './replyReader.js';
import { type Resolve, systemResolve } from './resolve.js';
import { parseTarget } from './targetUrl.js';
import { TimeAllowance } from './timeAllowance.js';
import { TransferSlots } from './transferSlots.js';

export interface FetchOptions {
  /** False refuses every URL. */
  readonly enabled: boolean;
  /** Whether http is as good as https. */
  readonly http: boolean;
  /** Hosts and ranges that may be fetched from although they are not public; `parseAllowEntry` says how written. */
  readonly allow: readonly string[];
  /** Time for one picture, redirects included. */
  readonly timeoutSeconds: number;
  /** Sent to the servers of pictures. */
  readonly userAgent: string;
  /** Looks host names up; left out, the operating system does. */
  readonly resolve?: Resolve | undefined;
  /** Certificate authorities in PEM instead of Node's own. */
  readonly authorities?: string | undefined;
}

/** @throws AllowListError when an entry of the allow-list is not understood */
export function createImageFetcher(options: FetchOptions): ImageFetcher {
  return new GuardedFetcher(options);
}

class GuardedFetcher implements ImageFetcher {
  readonly #options: FetchOptions;
  readonly #rules: Rules;
  readonly #slots = new TransferSlots();

  constructor(options: FetchOptions) {
    this.#options = options;
    this.#rules = { allow: parseAllowList(options.allow), resolve: options.resolve ?? systemResolve };
  }

  async fetch(text: string, request: FetchRequest): Promise<Buffer> {
    const { enabled, http, timeoutSeconds } = this.#options;
    if (!enabled) throw invalidRequest(request.path, switchedOff);
    const time = new TimeAllowance(timeoutSeconds);
    try {
      return await followRedirects(text, async (reference) => {
        const url = parseTarget(reference.text, { base: reference.base, http });
        return { url, reply: await this.#get(url, time, request) };
      });
    } catch (error) {
      if (!(error instanceof FetchRefusal)) throw error;
      const problem = `the picture${atHost(text)} could not be fetched: ${error.message}`;
      throw invalidRequest(request.path, problem, error);
    }
  }

  #get(url: URL, time: TimeAllowance, request: FetchRequest): Promise<Reply> {
    const { userAgent, authorities } = this.#options;
    const work = async (signal: AbortSignal) => {
      const addresses = await permittedAddresses(url, this.#rules);
      // Loaded when it is first needed: most programs that start are given no URL.
      const { transfer } = await import('./transfer.js');
      signal.throwIfAborted();
      return transfer(url, addresses, { ...request, signal, userAgent, authorities });
    };
    return this.#slots.run(url.host, request.signal, () => time.spend(request.signal, work));
  }
}

const switchedOff = 'pictures by URL are switched off here; send the bytes or upload a file';

/** Longest host name with a port. */
const maxShownHost = 260;

function atHost(text: string): string {
  const host = URL.canParse(text) ? new URL(text).host : '';
  return host === '' || host.length > maxShownHost ? '' : ` at ${host}`;
}
