import { ModelError } from '../modelError.js';
import { TransientError } from './transientError.js';

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/**
 * The error for a status that brings nothing.
 * @param url what was asked
 * @param hub where licences are accepted
 * @param hasToken whether a token was shown
 */
export function refusal(status: number, headers: Headers, url: URL, hub: URL, hasToken: boolean): Error {
  if (status === 429 || status >= 500 || status === 408) {
    const what = status === 429 ? 'asks for patience' : 'fails';
    return new TransientError(`${url.origin} ${what} (status ${status})`, {
      retryAfterMs: retryAfterMs(headers['retry-after']),
    });
  }
  if (url.origin !== hub.origin) {
    // Addresses of a content network are signed for a while; the hub gives a new one.
    return new TransientError(`${url.origin} refuses what ${hub.origin} points to (status ${status})`);
  }
  return new ModelError(lasting(status, String(headers['x-error-code'] ?? ''), url, hub, hasToken));
}

function lasting(status: number, code: string, url: URL, hub: URL, hasToken: boolean): string {
  const repository = repositoryIn(url, hub);
  const page = `${hub.href.replace(/\/+$/, '')}/${repository}`;
  if (code === 'RevisionNotFound') return `${repository} has no such revision on ${hub.origin}`;
  if (code === 'EntryNotFound') return `${page} has no such file`;
  if (status === 404) return `${repository} does not exist on ${hub.origin}`;
  if (status === 401 && !hasToken) {
    return (
      `${hub.origin} does not show ${repository} to strangers: it does not exist, is private, or asks for consent to ` +
      `its licence; accept that at ${page} and set DRISHTI_HUB_TOKEN to a token of yours`
    );
  }
  if (status === 401 || status === 403) {
    return `the token in DRISHTI_HUB_TOKEN does not open ${repository}; accept its licence at ${page}, or use another token`;
  }
  return `${hub.origin} refuses ${url.pathname} with status ${status}`;
}

/** `owner/name` in a URL of the hub's API or of a file. */
function repositoryIn(url: URL, hub: URL): string {
  const path = url.pathname.slice(hub.pathname.replace(/\/+$/, '').length).replace(/^\/(api\/models\/)?/, '');
  return path.split('/').slice(0, 2).join('/');
}

/** Seconds or a date (RFC 9110 §10.2.3). */
function retryAfterMs(header: string | string[] | undefined): number | undefined {
  if (typeof header !== 'string') return undefined;
  const ms = /^\d{1,9}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
