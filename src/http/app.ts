import Fastify, { type FastifyInstance } from 'fastify';
import { type Config, megabyte, megapixel } from '../config.js';
import { AdmissionQueue } from '../engines/admission.js';
import type { EngineRegistry } from '../engines/registry.js';
import type { FileService } from '../files/files.js';
import type { ImageFetcher } from '../images/fetch/imageFetcher.js';
import type { ImageSources } from '../interactions/imageSources.js';
import { registerArrival, requestTimeoutMs } from './arrival.js';
import { BodyBudget } from './bodyBudget.js';
import { registerBodyParser } from './bodyParser.js';
import { answerClientError, registerErrorHandling, sendError, toDrishtiError } from './errors.js';
import { registerFiles } from './files.js';
import { registerHealth } from './health.js';
import { registerInteractions } from './interactions.js';
import { registerModels } from './models.js';
import { registerShutdown } from './shutdown.js';
import { registerUploads } from './uploads.js';

/** Requests that fetch pictures or count them at the same time, and that may wait to. */
const loadingRequests = { concurrency: 16, maxQueue: 256 };

/** All fetching for one request may take as many times as long as fetching one picture may. */
const fetchTimeoutsPerRequest = 10;

/** What the routes serve. */
export interface Services {
  readonly registry: EngineRegistry;
  readonly files: FileService;
  readonly fetcher: ImageFetcher;
}

/**
 * The HTTP server over services that are ready. It does not listen yet: call `listen`, or `inject` in tests.
 * Closing it finishes running requests; the services stay open and are the caller's to close.
 */
export function createApp(config: Config, { registry, files, fetcher }: Services): FastifyInstance {
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
  const memory = new BodyBudget(config.maxBodyMemoryMegabytes * megabyte);
  registerBodyParser(app, maxBody, memory);
  registerHealth(app);
  const images: ImageSources = {
    files: files.files,
    fetcher,
    memory,
    limits: {
      maxPixels: config.maxImageMegapixels * megapixel,
      maxImages: config.maxImages,
      maxFetchBytes: config.maxFetchMegabytes * megabyte,
      maxFetchSeconds: config.fetchTimeoutSeconds * fetchTimeoutsPerRequest,
    },
    places: new AdmissionQueue(loadingRequests),
  };
  registerModels(app, { registry, images });
  registerInteractions(app, { registry, images });
  registerFiles(app, files.files);
  registerUploads(app, files.uploads);
  return app;
}

/** What the log says of a request: never the query, which may hold a key. */
function requestForLog({ method, url }: { method: string; url: string }) {
  return { method, path: url.split('?')[0] };
}
