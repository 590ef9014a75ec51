import Fastify, { type FastifyInstance } from 'fastify';
import { type Config, megabyte } from '../config.js';
import type { EngineRegistry } from '../engines/registry.js';
import type { FileService } from '../files/files.js';
import type { ImageSources } from '../interactions/imageSources.js';
import type { InteractionService } from '../interactions/interactions.js';
import { registerArrival, requestTimeoutMs } from './arrival.js';
import type { BodyBudget } from './bodyBudget.js';
import { registerBodyParser } from './bodyParser.js';
import { answerClientError, registerErrorHandling, sendError, toDrishtiError } from './errors.js';
import { registerFiles } from './files.js';
import { registerHealth } from './health.js';
import { registerInteractions } from './interactions.js';
import { registerModels } from './models.js';
import { registerOwner } from './owner.js';
import { registerShutdown } from './shutdown.js';
import { registerUploads } from './uploads.js';

/** What the routes serve. */
export interface Services {
  readonly registry: EngineRegistry;
  readonly files: FileService;
  readonly interactions: InteractionService;
  /** Where the pictures of an owner come from. */
  readonly images: (owner: string) => ImageSources;
  /** What all requests together keep in memory. */
  readonly memory: BodyBudget;
}

/**
 * The HTTP server over services that are ready. It does not listen yet: call `listen`, or `inject` in tests.
 * Closing it finishes running requests; the services stay open and are the caller's to close.
 */
export function createApp(config: Config, services: Services): FastifyInstance {
  const maxBody = config.maxBodyMegabytes * megabyte;
  const app = Fastify({
    logger: { level: config.logLevel, stream: process.stderr, serializers: { req: requestForLog } },
    requestTimeout: requestTimeoutMs,
    return503OnClosing: false,
    clientErrorHandler: answerClientError,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: true },
    frameworkErrors: (error, request, reply) => sendError(request, reply, toDrishtiError(error)),
  });
  registerErrorHandling(app);
  registerShutdown(app);
  registerArrival(app);
  registerBodyParser(app, maxBody, services.memory);
  registerOwner(app);
  registerHealth(app);
  registerModels(app, services);
  registerInteractions(app, services.interactions.interactions);
  registerFiles(app, services.files.files);
  registerUploads(app, services.files.uploads);
  return app;
}

/** What the log says of a request: never the query, which may hold a key. */
function requestForLog({ method, url }: { method: string; url: string }) {
  return { method, path: url.split('?')[0] };
}
