import { resolve } from 'node:path';
import { ModelError } from '../models/modelError.js';
import { removeModel } from '../models/remove.js';
import { isDataDirInUse } from '../store/inUse.js';
import type { ModelsCall } from './modelsAction.js';

/** `drishti models rm`: prints the id of each model on stdout once it is gone. */
export async function removeModels({ config, names }: ModelsCall): Promise<void> {
  const dataDir = resolve(config.dataDir);
  if (isDataDirInUse(dataDir)) {
    throw new ModelError(`a server uses ${dataDir}, and perhaps these models; stop it first`);
  }
  for (const id of names) {
    await removeModel(dataDir, id);
    process.stdout.write(`${id}\n`);
  }
}
