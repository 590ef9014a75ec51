import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Manifest, manifestFile } from './manifest.js';
import { incomingFolder, modelsFolder, outgoingFolder } from './modelsFolder.js';
import { syncFolder } from './syncFolder.js';

/**
 * Makes what has gathered in the incoming folder the model of its id, in place of one that is there. A crash at any
 * moment leaves the old one, the new one, or neither and the incoming folder; never a mixture.
 */
export async function placeModel(dataDir: string, manifest: Manifest): Promise<void> {
  const incoming = incomingFolder(dataDir, manifest.id);
  await mkdir(incoming, { recursive: true });
  await writeDurably(join(incoming, manifestFile), `${JSON.stringify(manifest, undefined, 2)}\n`);
  await displaceModel(dataDir, manifest.id, () => rename(incoming, join(modelsFolder(dataDir), manifest.id)));
}

/** Removes a model, whole or not there at all; what was done with its name in between is `then`. */
export async function displaceModel(
  dataDir: string,
  id: string,
  then: () => Promise<void> = async () => {},
): Promise<void> {
  const outgoing = outgoingFolder(dataDir, id);
  await mkdir(dirname(outgoing), { recursive: true });
  await rm(outgoing, { recursive: true, force: true });
  await rename(join(modelsFolder(dataDir), id), outgoing).catch((error) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await then();
  await syncFolder(modelsFolder(dataDir));
  await rm(outgoing, { recursive: true, force: true });
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await syncFolder(dirname(path));
}
