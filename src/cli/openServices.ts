import { type Config, ConfigError } from '../config.js';
import { createEmbeddedEngine } from '../engines/embedded/engine.js';
import { EngineRegistry } from '../engines/registry.js';
import type { Services } from '../http/app.js';
import { prepareDataDir } from './dataDir.js';
import { openFetcher } from './openFetcher.js';
import { openFiles } from './openFiles.js';

export interface OpenServices extends Services {
  close(): Promise<void>;
}

/**
 * Opens everything that the routes serve.
 * @param onBackgroundError told of what goes wrong while nobody waits for it
 * @throws ConfigError for a data folder that cannot be used, a default model there is not, a list of hosts that is wrong
 */
export async function openServices(
  config: Config,
  onBackgroundError: (error: unknown) => void,
): Promise<OpenServices> {
  const fetcher = openFetcher(config);
  const dataDir = prepareDataDir(config.dataDir);
  const files = await openFiles(config, dataDir, onBackgroundError);
  try {
    const registry = await openRegistry(config, dataDir);
    return { registry, files, fetcher, close: () => closeAll([registry, files]) };
  } catch (error) {
    await files.close();
    throw error;
  }
}

async function closeAll(services: { close(): Promise<void> }[]): Promise<void> {
  for (const service of services) await service.close();
}

async function openRegistry(config: Config, dataDir: string): Promise<EngineRegistry> {
  const embedded = await createEmbeddedEngine({
    dataDir,
    concurrency: config.concurrency,
    maxQueue: config.maxQueue,
    threads: config.detectorThreads,
    minScore: config.detectorMinScore,
  });
  try {
    return new EngineRegistry([embedded], config.defaultModel);
  } catch (cause) {
    await embedded.close();
    throw new ConfigError(`setting defaultModel (DRISHTI_DEFAULT_MODEL): ${(cause as Error).message}`);
  }
}
