import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { parseAddress } from './address.js';
import { FetchRefusal } from './refusal.js';

export interface ConnectorOptions {
  /** Ends the connection, also while it is being made. */
  readonly signal: AbortSignal;
  /** Certificate authorities in PEM instead of Node's own. */
  readonly authorities?: string | undefined;
}

/**
 * Connects to one of the given addresses, whatever the host name means by now. The certificate must be right for the
 * host name, also where the environment tells Node to accept any.
 */
export function pinnedConnector(
  addresses: readonly string[],
  { signal, authorities }: ConnectorOptions,
): buildConnector.connector {
  const connect = buildConnector({
    lookup: answerWith(addresses),
    autoSelectFamily: true,
    rejectUnauthorized: true,
    ...(authorities === undefined ? {} : { ca: authorities }),
    signal,
    allowH2: false,
    maxCachedSessions: 0,
    // The signal bounds the time.
    timeout: 0,
  });
  return (options, done) =>
    connect(options, (...[error, socket]) => {
      if (error !== null) return done(error, null);
      if (isAmong(addresses, socket.remoteAddress)) return done(null, socket);
      socket.destroy();
      done(new FetchRefusal('it was not reached at the address that was checked'), null);
    });
}

function answerWith(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, _options, done) => done(null, found);
}

function isAmong(addresses: readonly string[], reached = ''): boolean {
  const there = parseAddress(reached)?.toString();
  return there !== undefined && addresses.some((address) => parseAddress(address)?.toString() === there);
}
