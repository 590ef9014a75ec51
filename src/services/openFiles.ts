import { type Config, megabyte, megapixel } from '../config.js';
import { openFileService } from '../files/fileService.js';
import type { FileService } from '../files/files.js';
import type { Store } from '../store/store.js';
import { hourMs, minuteMs } from './time.js';

/**
 * Opens the files of a store.
 * @param onBackgroundError told of what goes wrong while nobody waits for it
 */
export function openFiles(
  config: Config,
  store: Store,
  onBackgroundError: (error: unknown) => void,
): Promise<FileService> {
  const imageLimits = { maxPixels: config.maxImageMegapixels * megapixel };
  const limits = {
    maxFileBytes: config.maxFileMegabytes * megabyte,
    maxFilesBytes: config.maxFilesMegabytes * megabyte,
    lifetimeMs: config.fileLifetimeHours * hourMs,
    uploadIdleMs: config.uploadIdleMinutes * minuteMs,
  };
  return openFileService({ store, imageLimits, limits, onBackgroundError });
}
