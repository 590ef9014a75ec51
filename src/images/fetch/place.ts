import { parseAddress } from './address.js';
import { isHostName, isLocalName } from './hostName.js';
import { FetchRefusal } from './refusal.js';

/** Where a URL points, before any look-up. */
export interface Place {
  /** A host name or an address, without brackets. */
  readonly host: string;
  readonly isName: boolean;
  readonly port: number;
  /** Why the place cannot count as public whatever its address is; undefined when its address decides. */
  readonly neverPublic: string | undefined;
}

/** The same words for a name that is unknown and one that is known inside only, so that callers cannot tell which. */
export const notPublic = 'its host has no public address';

const standardPorts: Readonly<Record<string, number>> = { 'https:': 443, 'http:': 80 };

/** @throws FetchRefusal when the host is neither an address nor a host name */
export function placeOf({ hostname, protocol, port }: URL): Place {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const isName = parseAddress(host) === undefined;
  if (isName && !isHostName(host)) throw new FetchRefusal('its host name is not valid');
  const standardPort = standardPorts[protocol] as number;
  const isLocal = isName && isLocalName(host);
  return {
    host,
    isName,
    port: port === '' ? standardPort : Number(port),
    neverPublic: isLocal ? notPublic : whyPortIsRefused(port, standardPort),
  };
}

/** Public pictures are at the standard port; others would make us a scanner of ports and lead to other services. */
function whyPortIsRefused(port: string, standardPort: number): string | undefined {
  return port === '' ? undefined : `its port is not ${standardPort}`;
}
