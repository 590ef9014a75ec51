import { isIPv4 } from 'node:net';
import { maxUrlLength } from './limits.js';
import { FetchRefusal } from './refusal.js';

export interface TargetOptions {
  /** The URL that redirected here; without it the text must be absolute. */
  readonly base?: URL | undefined;
  /** Whether http is as good as https. */
  readonly http: boolean;
}

/** The parts of a reference that may lead to another host (RFC 3986 appendix B). */
const schemeAndAuthority = /^([a-z][a-z0-9+.-]*:)?(?:\/\/([^/?#]*))?/i;

/**
 * Reads a URL as WHATWG's standard does and refuses spellings that another reader could take for another host. Where
 * the host lies is not looked at.
 * @param text as the caller or a redirect wrote it
 * @throws FetchRefusal
 */
export function parseTarget(text: string, { base, http }: TargetOptions): URL {
  if (text.length > maxUrlLength) throw new FetchRefusal(`its URL has more than ${maxUrlLength} characters`);
  if (!URL.canParse(text, base?.href)) throw new FetchRefusal('its URL is not valid');
  const url = new URL(text, base);
  if (url.protocol !== 'https:' && !(http && url.protocol === 'http:')) {
    throw new FetchRefusal(`its URL does not start with https://${http ? ' or http://' : ''}`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new FetchRefusal('its URL holds a user name or password');
  }
  if (!isPlainlyWritten(text, url, base)) throw new FetchRefusal('its URL is written in an unusual way');
  return url;
}

/** False for control characters, backslashes, `https:host`, percent signs in the host, and IPv4 in another notation. */
function isPlainlyWritten(text: string, url: URL, base: URL | undefined): boolean {
  if (/[\p{Cc}\\]|^ /u.test(text)) return false;
  const [, scheme, authority] = schemeAndAuthority.exec(text) as RegExpExecArray;
  if (authority === undefined) return scheme === undefined && base !== undefined;
  const host = authority.replace(/:\d*$/, '');
  if (host === '' || /[%@]/.test(host)) return false;
  return !isIPv4(url.hostname) || host === url.hostname;
}
