import { lookup } from 'node:dns/promises';
import { FetchRefusal } from './refusal.js';

/** Finds every address of a host name, as text. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** Asks the operating system, so that its hosts file and its search domains count. */
export const systemResolve: Resolve = async (host) => {
  const found = await lookup(host, { all: true });
  return found.map(({ address }) => address);
};

/**
 * @param unknown what to say when the host has no address
 * @throws FetchRefusal when the host has no address or cannot be looked up
 */
export async function resolveHost(
  host: string,
  resolve: Resolve,
  unknown: string,
): Promise<readonly string[]> {
  const addresses = await resolve(host).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOTFOUND') return [];
    throw new FetchRefusal('its host name could not be looked up', { cause: error });
  });
  if (addresses.length === 0) throw new FetchRefusal(unknown);
  return addresses;
}
