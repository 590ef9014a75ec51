import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFiles } from '../../src/cli/openFiles.js';
import type { Config } from '../../src/config.js';
import type { FileService } from '../../src/files/files.js';

/** Files in a new folder, which is removed when the service is closed. */
export async function temporaryFiles(config: Config): Promise<FileService> {
  const dataDir = await mkdtemp(join(tmpdir(), 'drishti-files-'));
  const service = await filesIn(dataDir, config);
  const close = async () => {
    await service.close();
    await rm(dataDir, { recursive: true });
  };
  return { ...service, close };
}

/** Files in a folder that stays. What goes wrong in the background fails the test that runs. */
export function filesIn(dataDir: string, config: Config): Promise<FileService> {
  return openFiles(config, dataDir, (error) => {
    throw error;
  });
}
