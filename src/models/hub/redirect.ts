import { ModelError } from '../modelError.js';

/**
 * Where a redirect leads, checked: to http or https, never from https to http, and without a password in the URL.
 * @throws ModelError for any other
 */
export function redirectTarget(from: URL, location: string): URL {
  const to = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
  const isWeb = to?.protocol === 'https:' || (to?.protocol === 'http:' && from.protocol === 'http:');
  if (to !== undefined && isWeb && to.username === '' && to.password === '') return to;
  throw new ModelError(`${from.origin} redirects to where Drishti does not follow`);
}

/** What is asked of the hub itself carries its token; what is asked of others does not. */
export function authorization(url: URL, hub: URL, token: string | undefined): Record<string, string> {
  return token && url.origin === hub.origin ? { authorization: `Bearer ${token}` } : {};
}
