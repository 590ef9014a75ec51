import { availableParallelism } from 'node:os';
import { type Config, ConfigError, megabyte } from '../../config.js';
import { createEmbeddedEngine } from '../../engines/embedded/engine.js';
import type { Engine } from '../../engines/engine.js';
import { EngineRegistry } from '../../engines/registry.js';
import type { ModelLog } from '../../engines/transformers/options.js';
import type { VisionLanguageEngineOptions } from '../../engines/vlm/visionLanguageEngine.js';
import type { VisionLanguageModel } from '../../engines/vlm/visionLanguageModel.js';
import { type InstalledModel, listInstalled } from '../../models/installed.js';
import { ModelError } from '../../models/modelError.js';
import { type LentSpecialists, openLentSpecialists } from './openLentSpecialists.js';

/**
 * Opens the engines that the settings and the pulled models make: a model server's, the pulled models', our own.
 * @throws ConfigError for a setting that names what is not there, or two models of one id; nothing is open then
 */
export async function openEngines(
  config: Config,
  dataDir: string,
  log: ModelLog = () => {},
): Promise<EngineRegistry> {
  const installed = await installedModels(dataDir, log);
  const specialists = await openLentSpecialists(config, installed, log);
  const lent = Object.values(specialists).filter((each) => each !== undefined);
  const engines: Engine[] = [];
  try {
    const served = await openServed(config, log);
    if (served.length > 0) engines.push(await serverEngine(config, specialists, served));
    const pulled = await openPulled(config, installed, log);
    if (pulled.length > 0) engines.push(await pulledEngine(config, specialists, pulled));
    refuseSameIds(served, pulled);
    engines.push(await embeddedEngine(config, dataDir, specialists));
    return new EngineRegistry(engines, defaultModel(config, engines, [...served, ...pulled]), lent);
  } catch (cause) {
    // One that cannot be closed must not keep the others open, nor hide what went wrong.
    for (const all of [engines, lent]) await Promise.allSettled(all.map((each) => each.close()));
    throw cause;
  }
}

/** What runs larger models is loaded only where there are any: a command that looks at one picture starts sooner. */
async function openServed(config: Config, log: ModelLog): Promise<VisionLanguageModel[]> {
  if (config.openaiUrl === '') return [];
  const { openModelServer } = await import('./openModelServer.js');
  return [await openModelServer(config, log)];
}

async function openPulled(
  config: Config,
  installed: readonly InstalledModel[],
  log: ModelLog,
): Promise<VisionLanguageModel[]> {
  if (installed.length === 0) return [];
  const { openPulledModels } = await import('./openPulledModels.js');
  return openPulledModels(config, installed, log);
}

async function installedModels(dataDir: string, log: ModelLog): Promise<InstalledModel[]> {
  try {
    return await listInstalled(dataDir, ({ id, problem }) =>
      log({ level: 'error', message: `the model ${id} is not served: ${problem}` }),
    );
  } catch (error) {
    throw error instanceof ModelError ? new ConfigError(error.message) : error;
  }
}

/** Pulled models differ already, since each has a folder of its name. */
function refuseSameIds(served: Models, pulled: Models): void {
  const ids = new Set(pulled.map(({ description }) => description.id));
  const same = served.find(({ description }) => ids.has(description.id));
  if (same === undefined) return;
  const { id } = same.description;
  throw new ConfigError(
    `the model server's model and a pulled one are both called ${id}; remove the pulled one with ` +
      `"drishti models rm ${id}" and pull it with another --id`,
  );
}

/**
 * @param larger the best first; one that knows some tasks only is no match for the embedded engine
 * @throws ConfigError for a name that is no model's
 */
function defaultModel(
  { defaultModel: wanted }: Config,
  engines: readonly Engine[],
  larger: readonly VisionLanguageModel[],
): string {
  const best = larger.find(({ family }) => family.asks === 'chat');
  if (wanted === 'auto') return best?.description.id ?? 'drishti-embedded';
  const ids = engines.flatMap((engine) => engine.models().map(({ id }) => id));
  if (ids.includes(wanted)) return wanted;
  throw new ConfigError(
    `setting defaultModel (DRISHTI_DEFAULT_MODEL): the default model "${wanted}" does not exist; there are auto, ${ids.join(', ')}`,
  );
}

type Models = readonly VisionLanguageModel[];

function serverEngine(config: Config, { segmenter }: LentSpecialists, models: Models): Promise<Engine> {
  const { openaiConcurrency: concurrency, maxQueue } = config;
  return largerEngine({ id: 'openai', models, segmenter, concurrency, maxQueue });
}

/** One request at a time: a model takes all cores, and each a good part of the memory. */
function pulledEngine({ maxQueue }: Config, { segmenter }: LentSpecialists, models: Models): Promise<Engine> {
  return largerEngine({ id: 'transformers', models, segmenter, concurrency: 1, maxQueue });
}

async function largerEngine(options: VisionLanguageEngineOptions): Promise<Engine> {
  const { createVisionLanguageEngine } = await import('../../engines/vlm/visionLanguageEngine.js');
  return createVisionLanguageEngine(options);
}

function embeddedEngine(config: Config, dataDir: string, specialists: LentSpecialists): Promise<Engine> {
  return createEmbeddedEngine({
    ...specialists,
    dataDir,
    concurrency: config.concurrency || availableParallelism(),
    maxQueue: config.maxQueue,
    threads: config.detectorThreads,
    threadsPerPicture: config.detectorThreadsPerPicture,
    minScore: config.detectorMinScore,
    cacheBytes: config.perceptCacheMegabytes * megabyte,
  });
}
