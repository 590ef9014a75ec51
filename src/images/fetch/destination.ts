import { isPublicAddress, parseAddress } from './address.js';
import type { AllowList } from './allowList.js';
import { notPublic, type Place, placeOf } from './place.js';
import { FetchRefusal } from './refusal.js';
import { type Resolve, resolveHost } from './resolve.js';

export interface Rules {
  readonly allow: AllowList;
  readonly resolve: Resolve;
}

/**
 * The addresses that may be connected to for a URL: public ones at the scheme's own port, and what the operator
 * allows. A name is looked up here and never again. One address that is not permitted refuses all of them: an honest
 * host does not mix.
 * @throws FetchRefusal
 */
export async function permittedAddresses(url: URL, { allow, resolve }: Rules): Promise<readonly string[]> {
  const place = placeOf(url);
  const { host, isName, port, neverPublic } = place;
  if (isName && allow.hasName(host, port)) return resolveHost(host, resolve, notPublic);

  // The reason is the same whether or not a name exists; where nothing can come of it, it is not even looked up.
  const reason = neverPublic ?? notPublic;
  if (neverPublic !== undefined && !allow.hasAddresses) throw new FetchRefusal(reason);
  const addresses = isName ? await resolveHost(host, resolve, reason) : [host];
  if (!addresses.every((address) => isPermitted(address, place, allow))) throw new FetchRefusal(reason);
  return addresses;
}

function isPermitted(text: string, { port, neverPublic }: Place, allow: AllowList): boolean {
  const address = parseAddress(text);
  if (address === undefined) return false;
  return allow.hasAddress(address, port) || (neverPublic === undefined && isPublicAddress(address));
}
