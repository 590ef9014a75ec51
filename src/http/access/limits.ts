import type { FastifyInstance, FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';
import type { Config } from '../../config.js';
import { onRequestEnd } from '../requestEnd.js';
import { holdsOwnSecret, isWatching } from './openRoutes.js';
import { RateLimit } from './rateLimit.js';
import { RequestsAtOnce } from './requestsAtOnce.js';

/**
 * Bounds what one key, or one address where no key is asked for, may ask of the server. Probes and the bytes of uploads
 * do not count: those have bounds of their own. To be registered after the keys.
 */
export function registerLimits(app: FastifyInstance, config: Config): void {
  const { requestsPerMinute, requestsAtOnce } = config;
  const rate = requestsPerMinute > 0 ? new RateLimit(requestsPerMinute) : undefined;
  const hasKeys = config.apiKeys.length > 0;
  const atOnce = hasKeys && requestsAtOnce > 0 ? new RequestsAtOnce(requestsAtOnce) : undefined;
  app.addHook('onRequest', async (request, reply) => {
    if (isWatching(request) || holdsOwnSecret(request)) return;
    rate?.take(hasKeys ? request.owner : networkOf(request));
    const leave = atOnce?.enter(request.owner);
    if (leave) onRequestEnd(request, reply, leave);
  });
}

/** Who has one address of IPv6 has as a rule the whole /64 (RFC 6177). */
function networkOf({ ip }: FastifyRequest): string {
  // A connection that is gone already has none.
  if (!ipaddr.isValid(ip ?? '')) return '';
  const address = ipaddr.process(ip);
  return address.kind() === 'ipv4' ? address.toString() : address.toByteArray().slice(0, 8).join('.');
}
