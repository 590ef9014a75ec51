import { availableParallelism } from 'node:os';
import type { Config } from '../../config.js';
import { openEngines } from '../../services/engines/openEngines.js';
import type { Drishti } from '../drishti.js';
import { chooseFolders } from './dataFolders.js';

/** Told of what a program's user should know: a model that cannot be used, work that failed while nobody waited. */
export type Report = (message: string) => void;

export interface LocalOptions {
  /** Whether files and interactions stay in the data folder, which then is this process's alone. */
  readonly keep?: boolean | undefined;
  readonly onReport?: Report | undefined;
}

/**
 * Opens Drishti in this process, by settings that were checked.
 * @throws ConfigError for what the settings name and is not there
 */
export async function openLocal(
  config: Config,
  { keep = false, onReport = () => {} }: LocalOptions,
): Promise<Drishti> {
  const folders = await chooseFolders(config, keep);
  const engines = openEngines(config, folders.models, ({ message }) => onReport(message));
  try {
    // The rest is loaded while the engines' threads load their networks.
    const [{ serveInProcess }] = await Promise.all([import('./serveInProcess.js'), engines]);
    return await serveInProcess(config, { folders, engines, onReport, atOnce: requestsAtOnce(config) });
  } catch (error) {
    await Promise.allSettled([engines.then((registry) => registry.close())]);
    await folders.dispose();
    throw error;
  }
}

/**
 * Enough that every place of an engine is taken while others prepare, and never so many that one is refused: what a
 * program asks beyond that waits in line.
 */
function requestsAtOnce({ concurrency, maxQueue, openaiUrl, openaiConcurrency }: Config): number {
  const places = openaiUrl === '' ? concurrency || availableParallelism() : openaiConcurrency;
  return Math.min(2 * places, maxQueue + 1);
}
