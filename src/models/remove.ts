import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { listInstalled } from './installed.js';
import { ModelError } from './modelError.js';
import { checkModelId } from './modelId.js';
import { withModelLock } from './modelLock.js';
import { incomingFolder, modelsFolder } from './modelsFolder.js';
import { displaceModel } from './place.js';

/**
 * Removes a model, whole, half pulled or damaged. Of a folder that was added only the link goes.
 * @throws ModelError when there is none of that id
 */
export async function removeModel(dataDir: string, id: string): Promise<void> {
  checkModelId(id);
  const folders = [join(modelsFolder(dataDir), id), incomingFolder(dataDir, id)];
  const there = await Promise.all(folders.map(exists));
  if (!there.includes(true)) throw await unknown(dataDir, id);
  await withModelLock(dataDir, id, async () => {
    await displaceModel(dataDir, id);
    await rm(incomingFolder(dataDir, id), { recursive: true, force: true });
  });
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function unknown(dataDir: string, id: string): Promise<ModelError> {
  const ids = (await listInstalled(dataDir)).map((model) => model.id);
  const there = ids.length === 0 ? 'none is' : `${ids.join(', ')} ${ids.length === 1 ? 'is' : 'are'}`;
  return new ModelError(`${id} is not here; ${there}`);
}
