import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { type Config, megabyte } from '../config.js';
import type { EngineRegistry } from '../engines/registry.js';
import type { FileService } from '../files/files.js';
import type { ImageSources } from '../interactions/imageSources.js';
import type { InteractionService } from '../interactions/interactions.js';
import type { Store } from '../store/store.js';
import { registerBrowsers } from './access/browsers.js';
import { allowReading } from './access/cors.js';
import { KeyRing } from './access/keyRing.js';
import { registerKeys } from './access/keys.js';
import { registerLimits } from './access/limits.js';
import { Origins } from './access/origins.js';
import { registerArrival, requestTimeoutMs } from './arrival.js';
import type { BodyBudget } from './bodyBudget.js';
import { registerBodyParser } from './bodyParser.js';
import { registerDeparture } from './departure.js';
import { answerClientError, registerErrorHandling, sendError, toDrishtiError } from './errors.js';
import { registerFiles } from './files.js';
import { registerHealth } from './health.js';
import { registerInteractions } from './interactions.js';
import { createLog, OwnRequestLines } from './log.js';
import type { Metrics } from './metrics/metrics.js';
import { countRequest, registerMetrics, registerRequestMetrics } from './metrics/registerMetrics.js';
import { registerModels } from './models.js';
import { registerOpenApi } from './openApi.js';
import { registerPlayground } from './playground.js';
import { onRequestEnd } from './requestEnd.js';
import { requestId } from './requestId.js';
import { beginRequestLog, registerRequestLog } from './requestLog.js';
import { registerShutdown } from './shutdown.js';
import { registerUploads } from './uploads.js';

/** How long an idle connection stays open: longer than clients and proxies keep theirs, which never retry then. */
const keepAliveMs = 75_000;

/** Longer than idle connections live: else one that is used again at the last moment is cut. */
const headersTimeoutMs = 80_000;

/** What the routes serve. */
export interface Services {
  /** Of the program. */
  readonly version: string;
  readonly store: Pick<Store, 'db'>;
  readonly metrics: Metrics;
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
export function createApp(
  config: Config,
  services: Services,
  loggerInstance: FastifyBaseLogger = createLog(config),
): FastifyInstance {
  const maxBody = config.maxBodyMegabytes * megabyte;
  const { metrics } = services;
  const origins = new Origins(config.corsOrigins);
  const keys = new KeyRing(config.apiKeys);
  const app = Fastify({
    loggerInstance,
    logController: new OwnRequestLines(),
    genReqId: requestId,
    keepAliveTimeout: keepAliveMs,
    http: { headersTimeout: headersTimeoutMs },
    requestTimeout: requestTimeoutMs,
    return503OnClosing: false,
    clientErrorHandler: answerClientError,
    forceCloseConnections: 'idle',
    // Every one fits: what is too long to be an id is unknown like any other.
    routerOptions: { maxParamLength: 16_384, ignoreTrailingSlash: true },
    frameworkErrors: (error, request, reply) => {
      beginRequestLog(request, reply);
      allowReading(request, reply, origins);
      onRequestEnd(request, reply, () => countRequest(request, reply, metrics.requests));
      return sendError(request, reply, toDrishtiError(error));
    },
  });
  registerRequestLog(app);
  registerRequestMetrics(app, metrics.requests);
  registerBrowsers(app, { origins, keys: !keys.isEmpty, host: config.host });
  registerErrorHandling(app);
  registerShutdown(app);
  registerKeys(app, keys);
  registerLimits(app, config);
  registerArrival(app);
  registerDeparture(app);
  registerBodyParser(app, maxBody, services.memory);
  registerHealth(app, services);
  registerMetrics(app, metrics, services);
  registerOpenApi(app, { version: services.version, keys: !keys.isEmpty });
  registerModels(app, services);
  registerInteractions(app, services.interactions.interactions);
  registerFiles(app, services.files);
  registerUploads(app, services.files);
  registerPlayground(app);
  return app;
}
