import type { AddressInfo } from 'node:net';
import closeWithGrace from 'close-with-grace';
import type { FastifyBaseLogger } from 'fastify';
import { type Config, ConfigError } from '../config.js';
import type { EngineRegistry } from '../engines/registry.js';
import type { ModelLog } from '../engines/transformers/options.js';
import { createApp } from '../http/app.js';
import { createLog } from '../http/log.js';
import { openEngines } from '../services/engines/openEngines.js';
import { openServices } from '../services/openServices.js';
import { isLoopback, refuseExposure } from './exposure.js';
import { stopServer } from './stopServer.js';

/** Starts the server and keeps it running until SIGTERM or SIGINT, then finishes running requests and exits 0. */
export async function serve(config: Config): Promise<void> {
  refuseExposure(config);
  const log = createLog(config);
  const services = await openServices(
    config,
    (err) => log.error({ err }, 'work in the background failed'),
    (settings, dataDir) => openEngines(settings, dataDir, toldTo(log)),
  );
  const app = createApp(config, services, log);
  stopOnSignal(config, log, () => stopServer(app, services, config.shutdownGraceSeconds * 1000));
  try {
    await listen(app, config);
  } catch (error) {
    // A worker thread that is still busy when the process ends would abort it.
    await services.close();
    throw error;
  }
  const { address, port, family } = app.server.address() as AddressInfo;
  announce(
    `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    address,
    config.apiKeys.length > 0,
    services.registry,
  );
}

function toldTo(log: FastifyBaseLogger): ModelLog {
  return ({ level, message, details }) => log[level](details ? { details } : {}, message);
}

/** What is left to do once the grace is over takes moments; longer than this means that something hangs. */
const hangingMs = 10_000;

function stopOnSignal(
  { shutdownGraceSeconds }: Config,
  log: FastifyBaseLogger,
  stop: () => Promise<void>,
): void {
  const options = {
    delay: shutdownGraceSeconds * 1000 + hangingMs,
    logger: false as const,
    onTimeout: () => log.fatal('the stop hangs; ending without it'),
    // At once: an orderly exit would wait for the threads of the detector, or be aborted by them.
    onSecondSignal: () => process.kill(process.pid, 'SIGKILL'),
  };
  closeWithGrace(options, async ({ err, signal }) => {
    if (err) log.fatal({ err }, 'stopping after an error that nothing caught');
    else log.info({ signal }, 'stopping');
    await stop();
    log.info('stopped');
  });
}

async function listen(app: ReturnType<typeof createApp>, { host, port }: Config): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE') throw new ConfigError(`cannot listen on ${host}:${port}: ${message}`);
    throw new ConfigError(`port ${port} on ${host} is taken; stop what uses it or choose another with PORT`);
  }
}

function announce(url: string, address: string, keys: boolean, registry: EngineRegistry): void {
  const everywhere = /^(0\.0\.0\.0|::)$/.test(address);
  const reachable = everywhere ? url.replace(/\/\/[^/]+:/, '//127.0.0.1:') : url;
  const warning =
    keys || isLoopback(address)
      ? []
      : ['', 'Warning: no key is asked for. Everybody who can reach this address can use the server.'];
  const lines = [
    `Drishti is listening on ${url}`,
    `gemini-* names are answered by ${registry.defaultModel}`,
    '',
    `Point a Gemini client at it (${keys ? 'with a key of this server' : 'any key will do'}):`,
    `  export GOOGLE_GEMINI_BASE_URL=${reachable}`,
    `  export GEMINI_API_KEY=${keys ? '<key>' : 'local'}`,
    ...warning,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
