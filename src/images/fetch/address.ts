import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

export type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** What IANA gives out for the public internet; everything else of IPv6 is special or not yet in use. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/** Looks public and is not: the host agent of every virtual machine on Azure answers here. */
const azureHostAgent = '168.63.129.16';

/** @returns undefined for all but the usual spelling: ipaddr.js would take `127.1` and `0x7f000001` as well */
export function parseAddress(text: string): Address | undefined {
  return isIP(text) === 0 || !ipaddr.isValid(text) ? undefined : ipaddr.parse(text);
}

/**
 * Whether packets to the address leave for the public internet. IPv4 addresses wrapped in IPv6 ones (mapped,
 * compatible, translated, NAT64, 6to4, Teredo, ISATAP) never count as public, whatever they wrap.
 */
export function isPublicAddress(address: Address): boolean {
  if (address.range() !== 'unicast') return false;
  if (address.kind() === 'ipv4') return address.toString() !== azureHostAgent;
  return address.match(globalUnicast) && !isIsatap(address as ipaddr.IPv6);
}

/** RFC 5214 §6.1: the interface identifier is `[02]00:5efe` and an IPv4 address. */
function isIsatap({ parts }: ipaddr.IPv6): boolean {
  return parts[5] === 0x5efe && ((parts[4] as number) & 0xfcff) === 0;
}
