import { DrishtiError } from '../errors.js';
import { Background } from './background.js';
import { Foreground } from './foreground.js';
import type { InteractionService } from './interactions.js';
import { KnownInteractions } from './knownInteractions.js';
import type { ServiceOptions } from './serviceOptions.js';

/** Opens the service over a store, which stays the caller's to close; takes up first what the last server left. */
export async function openInteractionService(options: ServiceOptions): Promise<InteractionService> {
  const foreground = new Foreground(options);
  const background = new Background(options);
  await background.recover();
  return {
    interactions: new KnownInteractions(foreground, background, options),
    load: () => ({
      foreground: foreground.count,
      backgroundRunning: background.load.running,
      backgroundWaiting: background.load.waiting,
    }),
    async close(graceMs) {
      const reason = new DrishtiError('service_unavailable', 'the server is stopping', {
        retryAfterSeconds: 1,
      });
      await Promise.all([background.close(graceMs), foreground.close(graceMs, reason)]);
    },
  };
}
