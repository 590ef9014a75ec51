import type { Address } from './address.js';
import { type NameEntry, parseAllowEntry, type RangeEntry } from './allowEntry.js';

/** What the operator lets callers reach although it is not public. */
export interface AllowList {
  /** Whether a host may be fetched from by this name, whatever its addresses are. */
  hasName(host: string, port: number): boolean;
  hasAddress(address: Address, port: number): boolean;
  /** Whether there is an address that is allowed whatever its name is. */
  readonly hasAddresses: boolean;
}

/** @throws AllowListError on the first entry that is not understood (see `parseAllowEntry` for the forms) */
export function parseAllowList(entries: readonly string[]): AllowList {
  const parsed = entries.map(parseAllowEntry);
  const names = parsed.filter((entry) => entry.type === 'name');
  const ranges = parsed.filter((entry) => entry.type === 'range');
  return {
    hasName: (host, port) => names.some((entry) => isOfPort(entry, port) && isNameOf(entry, host)),
    hasAddress: (address, port) => ranges.some((entry) => isOfPort(entry, port) && isIn(entry, address)),
    hasAddresses: ranges.length > 0,
  };
}

function isNameOf({ name, wildcard }: NameEntry, host: string): boolean {
  return wildcard ? host.endsWith(`.${name}`) : host === name;
}

function isIn({ first, bits }: RangeEntry, address: Address): boolean {
  return first.kind() === address.kind() && address.match(first, bits);
}

function isOfPort(entry: { readonly port: number | undefined }, port: number): boolean {
  return entry.port === undefined || entry.port === port;
}
