import { isIPv6 } from 'node:net';
import { domainToASCII } from 'node:url';
import ipaddr from 'ipaddr.js';
import { type Address, parseAddress } from './address.js';
import { isHostName } from './hostName.js';

export interface NameEntry {
  readonly type: 'name';
  /** Lower case ASCII, without the `*.` of a wildcard. */
  readonly name: string;
  /** The entry stands for every name below and not for the name itself. */
  readonly wildcard: boolean;
  /** undefined: every port. */
  readonly port: number | undefined;
}

export interface RangeEntry {
  readonly type: 'range';
  readonly first: Address;
  /** Leading bits of `first` that count. */
  readonly bits: number;
  /** undefined: every port. */
  readonly port: number | undefined;
}

export type AllowEntry = NameEntry | RangeEntry;

/** An entry of the allow-list that cannot be understood; the message quotes it and says what is wrong. */
export class AllowListError extends Error {
  override readonly name = 'AllowListError';

  constructor(entry: string, problem: string) {
    super(`${JSON.stringify(entry)} cannot be allowed: ${problem}`);
  }
}

/**
 * Reads `host.example`, `*.host.example`, `10.1.2.3` or `fd00::1`, each also with `:port` (IPv6 then in brackets), or
 * a range such as `10.1.0.0/16`.
 * @throws AllowListError for anything else
 */
export function parseAllowEntry(entry: string): AllowEntry {
  if (entry.includes('/')) return parseRange(entry);
  const { host, port } = splitPort(entry);
  const address = parseAddress(host);
  if (address !== undefined) return { type: 'range', first: address, bits: widthOf(address), port };
  return { ...parseName(entry, host), port };
}

function parseRange(entry: string): RangeEntry {
  const [, start = '', length] = /^([^/]+)\/(\d{1,3})$/.exec(entry) ?? [];
  const first = parseAddress(start);
  const bits = Number(length);
  if (first === undefined || bits > widthOf(first)) {
    throw new AllowListError(
      entry,
      'a range is an address, a slash and a number of bits, such as 10.1.0.0/16',
    );
  }
  const network = networkOf(first, bits);
  if (network !== first.toString()) throw new AllowListError(entry, `its range starts at ${network}/${bits}`);
  return { type: 'range', first, bits, port: undefined };
}

function networkOf(address: Address, bits: number): string {
  const family = address.kind() === 'ipv4' ? ipaddr.IPv4 : ipaddr.IPv6;
  return family.networkAddressFromCIDR(`${address}/${bits}`).toString();
}

function widthOf(address: Address): number {
  return address.kind() === 'ipv4' ? 32 : 128;
}

function splitPort(entry: string): { host: string; port: number | undefined } {
  if (isIPv6(entry)) return { host: entry, port: undefined };
  const [, inBrackets, plain, digits] = /^(?:\[(.+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(entry) ?? [];
  const host = inBrackets ?? plain;
  if (host === undefined || (inBrackets !== undefined && !isIPv6(inBrackets))) throw unknownForm(entry);
  const port = digits === undefined ? undefined : Number(digits);
  if (port === 0 || (port ?? 0) > 65_535)
    throw new AllowListError(entry, 'a port is a number from 1 to 65535');
  return { host, port };
}

function parseName(entry: string, host: string): Omit<NameEntry, 'port'> {
  const wildcard = host.startsWith('*.');
  const name = domainToASCII(wildcard ? host.slice(2) : host);
  if (!isHostName(name)) throw unknownForm(entry);
  return { type: 'name', name, wildcard };
}

function unknownForm(entry: string): AllowListError {
  return new AllowListError(entry, 'it is neither a host name nor an address nor a range of addresses');
}
