import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Config, settings } from '../../config.js';
import { prepareDataDir } from '../../services/dataDir.js';

/** Where a program keeps what. */
export interface DataFolders {
  /** Absolute; holds pulled models, and the detector in the form that it is run from. */
  readonly models: string;
  /** Absolute; holds files and interactions. */
  readonly store: string;
  /** Removes what was only for this process. */
  dispose(): Promise<void>;
}

/**
 * Chooses the folders of a program. What is stored goes to a temporary folder unless it is to be kept, so that a server
 * may use the data folder meanwhile. Models are those of the data folder where it is named or there; elsewhere no folder
 * is made for a program that only looks at a picture, and the user's cache holds the detector.
 * @throws ConfigError for a folder that cannot be written to
 */
export async function chooseFolders({ dataDir }: Config, keep: boolean): Promise<DataFolders> {
  const named = keep || dataDir !== settings.dataDir.default || existsSync(resolve(dataDir));
  const models = prepareDataDir(named ? dataDir : cacheFolder());
  if (keep) return { models, store: models, dispose: async () => {} };
  const store = await mkdtemp(join(tmpdir(), 'drishti-'));
  return { models, store, dispose: () => rm(store, { recursive: true, force: true }) };
}

/** XDG Base Directory Specification; a relative path there is to be ignored. */
function cacheFolder(): string {
  const { XDG_CACHE_HOME: cache = '' } = process.env;
  return join(cache.startsWith('/') ? cache : join(homedir(), '.cache'), 'drishti');
}
