import { type Config, ConfigError, megabyte, megapixel } from '../config.js';
import { openFileService } from '../files/fileService.js';
import type { FileService } from '../files/files.js';
import { StoreInUseError } from '../store/sqlite.js';
import { openStore, type Store } from '../store/store.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/**
 * Opens the files of a data folder. Closing the service closes the store under it as well.
 * @param dataDir a folder that exists
 * @param onBackgroundError told of what goes wrong while nobody waits for it
 * @throws ConfigError when another server has the folder open
 */
export async function openFiles(
  config: Config,
  dataDir: string,
  onBackgroundError: (error: unknown) => void,
): Promise<FileService> {
  const store = await openDataDir(dataDir);
  const imageLimits = { maxPixels: config.maxImageMegapixels * megapixel };
  const limits = {
    maxFileBytes: config.maxFileMegabytes * megabyte,
    maxFilesBytes: config.maxFilesMegabytes * megabyte,
    lifetimeMs: config.fileLifetimeHours * hourMs,
    uploadIdleMs: config.uploadIdleMinutes * minuteMs,
  };
  const service = await openFileService({ store, imageLimits, limits, onBackgroundError });
  const close = async () => {
    await service.close();
    await store.close();
  };
  return { ...service, close };
}

async function openDataDir(dataDir: string): Promise<Store> {
  try {
    return await openStore({ dataDir });
  } catch (error) {
    if (error instanceof StoreInUseError) throw new ConfigError(error.message);
    throw error;
  }
}
