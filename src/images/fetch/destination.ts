import { isPublicAddress, parseAddress } from './address.js';
import type { AllowList } from './allowList.js';
import { isHostName, isLocalName } from './hostName.js';
import { FetchRefusal } from './refusal.js';
import { notPublic, type Resolve, resolveHost } from './resolve.js';

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
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const port = portOf(url);
  const isName = parseAddress(host) === undefined;
  if (isName && !isHostName(host)) throw new FetchRefusal('its host name is not valid');
  if (isName && allow.hasName(host, port)) return resolveHost(host, resolve);

  const neverPublic = whyNeverPublic(url, isName && isLocalName(host));
  // Looking the name up would tell the caller which names exist.
  if (neverPublic !== undefined && !allow.hasAddresses) throw new FetchRefusal(neverPublic);
  const addresses = isName ? await resolveHost(host, resolve) : [host];
  const isPermitted = (text: string) => {
    const address = parseAddress(text);
    if (address === undefined) return false;
    return allow.hasAddress(address, port) || (neverPublic === undefined && isPublicAddress(address));
  };
  if (!addresses.every(isPermitted)) throw new FetchRefusal(neverPublic ?? notPublic);
  return addresses;
}

const standardPorts: Readonly<Record<string, number>> = { 'https:': 443, 'http:': 80 };

function portOf({ port, protocol }: URL): number {
  return port === '' ? (standardPorts[protocol] as number) : Number(port);
}

/** Why a host cannot count as public whatever its address is; undefined when its address decides. */
function whyNeverPublic({ port, protocol }: URL, isLocal: boolean): string | undefined {
  if (isLocal) return notPublic;
  // Pictures are at the standard port; others would make us a port scanner and lead to what is not a web server.
  return port === '' ? undefined : `its port is not ${standardPorts[protocol]}`;
}
