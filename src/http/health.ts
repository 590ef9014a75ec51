import type { FastifyInstance, RouteHandlerMethod } from 'fastify';
import type { EngineRegistry } from '../engines/registry.js';
import type { Store } from '../store/store.js';
import { route } from './resource.js';
import { StoreCheck, type StoreState } from './storeCheck.js';

/** What the probes look at. */
export interface Watched {
  readonly store: Pick<Store, 'db'>;
  readonly registry: EngineRegistry;
}

/** Whether the server should be sent requests, and if not, what is to blame. */
interface Readiness {
  readonly status: 'ready' | 'stopping' | 'unavailable';
  readonly parts: { readonly store: StoreState; readonly engines: Readonly<Record<string, 'ready'>> };
}

/**
 * `/healthz`: 200 as long as the process answers at all. `/readyz`: 200 while the server should be sent requests, else
 * 503. Both are answered while it stops.
 */
export function registerHealth(app: FastifyInstance, { store, registry }: Watched): void {
  const check = new StoreCheck(store, (err) => app.log.error({ err }, 'the store cannot be read'));
  let stopping = false;
  app.addHook('preClose', async () => {
    stopping = true;
  });
  const readiness = async (): Promise<Readiness> => {
    const state = await check.state();
    const status = state === 'ready' ? 'ready' : 'unavailable';
    return { status: stopping ? 'stopping' : status, parts: { store: state, engines: enginesOf(registry) } };
  };
  const options = { config: { whileStopping: true } };
  route(app, '/healthz', { GET: async () => ({ status: 'ok' }) }, options);
  const GET: RouteHandlerMethod = async (_request, reply) => {
    const answer = await readiness();
    return reply.code(answer.status === 'ready' ? 200 : 503).send(answer);
  };
  route(app, '/readyz', { GET }, options);
}

/** Engines are loaded before the app is made, so each that is there is ready. */
function enginesOf(registry: EngineRegistry): Record<string, 'ready'> {
  return Object.fromEntries(registry.load().map(({ id }) => [id, 'ready']));
}
