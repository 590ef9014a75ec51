import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DrishtiError } from '../../errors.js';
import { allowReading, answerPreflight, isPreflight } from './cors.js';
import { isOutOfPublicDns, nameOf } from './hostName.js';
import { isOpen } from './openRoutes.js';
import type { Origins } from './origins.js';

export interface BrowserRules {
  readonly origins: Origins;
  /** Whether a key is asked for: then no page can do anything that was not given one. */
  readonly keys: boolean;
  /** What the server was told to listen on. */
  readonly host: string;
}

/**
 * Decides which web pages may use the server. Browsers send the requests of any page, even to this machine: without
 * keys every page that its user visits could ask here, so what comes from a page that is not allowed is refused,
 * whether or not the page could read the answer.
 */
export function registerBrowsers(app: FastifyInstance, rules: BrowserRules): void {
  app.addHook('onRequest', async (request, reply) => {
    allowReading(request, reply, rules.origins);
    if (isOpen(request) && !isPreflight(request)) return;
    refuseForeignPage(request, rules);
    if (isPreflight(request)) return answerPreflight(request, reply);
    if (!rules.keys) refuseForeignName(request, rules);
  });
}

function refuseForeignPage({ headers, host }: FastifyRequest, { origins, keys }: BrowserRules): void {
  const origin = headers.origin ?? (keys ? undefined : embeddingOrigin(headers));
  if (origin === undefined || origins.allows(origin) || isOwnOrigin(origin, host)) return;
  const page =
    origin === 'null' ? 'a web page that does not tell its origin' : `web pages of ${short(origin)}`;
  const way = origin === 'null' ? '' : '; DRISHTI_CORS_ORIGINS lists the origins that may';
  throw new DrishtiError('permission_denied', `origin: ${page} may not use this server${way}`);
}

/**
 * Whether a page came from the very host that it asks, as the playground does. A stranger's page can be at such a host
 * only by "DNS rebinding", which is refused for its name, or knows no key.
 */
function isOwnOrigin(origin: string, host: string | undefined): boolean {
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`);
}

/**
 * The origin of the page that a request without `origin` is made for, as for a picture or a script: those go anywhere,
 * and pages learn from them what there is. Nothing when no page, or one of the same site, asks.
 */
function embeddingOrigin(headers: FastifyRequest['headers']): string | undefined {
  if (headers['sec-fetch-site'] !== 'cross-site') return undefined;
  const { referer = '' } = headers;
  return URL.canParse(referer) ? new URL(referer).origin : 'null';
}

function refuseForeignName(request: FastifyRequest, { origins, host }: BrowserRules): void {
  const name = nameOf(request.host ?? '');
  if (isOutOfPublicDns(name) || name === nameOf(host) || origins.allowsHost(name)) return;
  throw new DrishtiError(
    'permission_denied',
    `host: this server does not know itself as ${short(name)}; name https://${short(name)} in DRISHTI_CORS_ORIGINS, ` +
      'or ask for keys (DRISHTI_API_KEYS), with which every name will do',
  );
}

function short(text: string): string {
  return text.slice(0, 100);
}
