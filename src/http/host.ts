import type { FastifyRequest } from 'fastify';

/** The host, with port, that the caller knows us by; HTTP/1.0 need not say, then it is the address it came to. */
export function hostOf({ host, socket }: FastifyRequest): string {
  if (host) return host;
  const { localAddress = '127.0.0.1', localPort, localFamily } = socket;
  return `${localFamily === 'IPv6' ? `[${localAddress}]` : localAddress}:${localPort}`;
}
