import type { FastifyInstance } from 'fastify';
import type { OpenServices } from '../services/openServices.js';

/** The last part of the grace, in which callers are told that their answer will not come; milliseconds at most. */
const maxFarewellMs = 2000;

/**
 * Stops a server, so that nothing is lost that is stored. What runs may go on for most of the grace; then answers in
 * the making are ended with an error, work in the background is left for the next start, and who follows that loses
 * the connection. At the end of the grace every connection is cut.
 * @param graceMs milliseconds
 */
export async function stopServer(
  app: FastifyInstance,
  services: Pick<OpenServices, 'interactions' | 'close'>,
  graceMs: number,
): Promise<void> {
  const farewellMs = Math.min(maxFarewellMs, graceMs / 2);
  const cut = setTimeout(() => app.server.closeAllConnections(), graceMs);
  // At the same time: streams that follow work in the background keep the app open until that is let go.
  const stopped = [app.close(), services.interactions.close(graceMs - farewellMs)];
  try {
    for (const part of await Promise.allSettled(stopped)) if (part.status === 'rejected') throw part.reason;
  } finally {
    clearTimeout(cut);
    await services.close();
  }
}
