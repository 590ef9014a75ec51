import { type Config, megabyte } from '../config.js';
import type { EngineRegistry } from '../engines/registry.js';
import type { Services } from '../http/app.js';
import { BodyBudget } from '../http/bodyBudget.js';
import { Metrics } from '../http/metrics/metrics.js';
import { openInteractionService } from '../interactions/interactionService.js';
import type { FinishedReport } from '../interactions/interactions.js';
import { openInteractionStore } from '../interactions/stored/openInteractionStore.js';
import { prepareDataDir } from './dataDir.js';
import { openEngines } from './engines/openEngines.js';
import { openDataDir } from './openDataDir.js';
import { openFiles } from './openFiles.js';
import { openImages } from './openImages.js';
import { hourMs } from './time.js';
import { version } from './version.js';

export interface OpenServices extends Services {
  /** @param graceMs how long work in the background may take to finish */
  close(graceMs?: number): Promise<void>;
}

type Closing = (graceMs: number) => Promise<void>;

/**
 * Opens everything that the routes serve.
 * @param onBackgroundError told of what goes wrong while nobody waits for it
 * @param openRegistry the engines
 * @throws ConfigError for a data folder that cannot be used, a default model there is not, a list of hosts that is wrong
 */
export async function openServices(
  config: Config,
  onBackgroundError: (error: unknown) => void,
  openRegistry: (config: Config, dataDir: string) => Promise<EngineRegistry> = openEngines,
): Promise<OpenServices> {
  const dataDir = prepareDataDir(config.dataDir);
  const closings: Closing[] = [];
  const opened = <T extends { close: Closing }>(service: T): T => {
    closings.unshift((graceMs) => service.close(graceMs));
    return service;
  };
  const close = async (graceMs = 0) => {
    const failures: unknown[] = [];
    // One that cannot be closed must not keep the others open.
    for (const closing of closings) await closing(graceMs).catch((error) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  };
  try {
    const store = opened(await openDataDir(dataDir, onBackgroundError));
    const files = opened(await openFiles(config, store, onBackgroundError));
    const limits = {
      lifetimeMs: config.interactionLifetimeHours * hourMs,
      maxBytes: config.maxInteractionsMegabytes * megabyte,
    };
    const interactionStore = opened(await openInteractionStore({ store, limits, onBackgroundError }));
    const memory = new BodyBudget(config.maxBodyMemoryMegabytes * megabyte);
    const images = openImages(config, files, interactionStore, memory);
    const registry = opened(await openRegistry(config, dataDir));
    const { backgroundConcurrency, maxBackground } = config;
    const metrics = new Metrics();
    const interactions = opened(
      await openInteractionService({
        store: interactionStore,
        registry,
        images,
        memory,
        limits: { backgroundConcurrency, maxBackground },
        onFinished: (report) => metrics.interactions.finished(modelId(registry, report), report),
        onBackgroundError,
      }),
    );
    return { version, store, metrics, registry, files, images, memory, interactions, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Our own model behind the name that was asked for; those of earlier starts may be gone. */
function modelId(registry: EngineRegistry, { interaction }: FinishedReport): string {
  return registry.knows(interaction.model) ? registry.resolve(interaction.model).id : 'other';
}
