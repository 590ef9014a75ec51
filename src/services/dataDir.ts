import { accessSync, constants } from 'node:fs';
import { resolve } from 'node:path';
import { ConfigError } from '../config.js';
import { makeFolder } from './folder.js';

/**
 * Makes the data folder if it is missing and returns its absolute path.
 * @throws ConfigError when it cannot be made or written to
 */
export function prepareDataDir(dataDir: string): string {
  const path = resolve(dataDir);
  try {
    makeFolder(path);
    accessSync(path, constants.W_OK);
    return path;
  } catch (cause) {
    throw new ConfigError(
      `setting dataDir (DRISHTI_DATA_DIR): ${path} cannot be written to: ${(cause as Error).message}`,
    );
  }
}
