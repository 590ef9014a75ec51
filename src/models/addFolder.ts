import { readdir, readFile, realpath, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { chooseFiles, type WantedDtypes } from './chooseFiles.js';
import { type InstalledModel, readInstalled } from './installed.js';
import { ModelError } from './modelError.js';
import { checkModelId, modelIdFrom } from './modelId.js';
import { identify } from './modelKind.js';
import { withModelLock } from './modelLock.js';
import { incomingFolder, modelsFolder } from './modelsFolder.js';
import { placeModel } from './place.js';
import { parseConfig } from './pullPlan.js';

export interface AddFolderOptions {
  readonly dataDir: string;
  /** As the operator wrote it; `~` is their home. */
  readonly folder: string;
  /** Left out, one made of the folder's name. */
  readonly id?: string | undefined;
  readonly dtypes?: WantedDtypes | undefined;
}

/**
 * Makes a folder of the operator's a model, in the layout of transformers.js. Its files stay where they are and are
 * never changed.
 * @throws ModelError when it holds nothing that Drishti runs, or lies where Drishti puts and deletes models of its own
 */
export async function addFolder({ dataDir, folder, id, dtypes }: AddFolderOptions): Promise<InstalledModel> {
  const path = resolve(folder.replace(/^~(?=[/\\]|$)/, homedir()));
  const identity = identify(await readConfig(path), path);
  await refuseOwnFolder(path, dataDir);
  const chosen = chooseFiles(path, await filesIn(path), identity, dtypes);
  const files = await Promise.all(
    chosen.files.map(async (file) => ({ path: file, size: (await stat(join(path, file))).size })),
  );
  const manifest = {
    ...identity,
    id: checkModelId(id ?? modelIdFrom(path)),
    folder: path,
    dtypes: chosen.dtypes,
    files,
    pulledAt: new Date().toISOString(),
  };
  return withModelLock(dataDir, manifest.id, async () => {
    const there = await readInstalled(dataDir, manifest.id).catch(() => undefined);
    if (there !== undefined && !there.linked) {
      throw new ModelError(
        `${manifest.id} is a model that was pulled; remove it first, or choose another --id`,
      );
    }
    await rm(incomingFolder(dataDir, manifest.id), { recursive: true, force: true });
    await placeModel(dataDir, manifest);
    return readInstalled(dataDir, manifest.id);
  });
}

async function refuseOwnFolder(path: string, dataDir: string): Promise<void> {
  const own = modelsFolder(dataDir);
  const [real, ownReal] = await Promise.all([path, own].map((each) => realpath(each).catch(() => each)));
  if (!lies(path, own) && !lies(real as string, ownReal as string)) return;
  throw new ModelError(
    `${path} lies in the folder of pulled models, where Drishti replaces and deletes; move it elsewhere`,
  );
}

function lies(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way.split(sep)[0] !== '..';
}

async function readConfig(folder: string): Promise<unknown> {
  const path = join(folder, 'config.json');
  const text = await readFile(path, 'utf8').catch((cause) => {
    throw new ModelError(`${path} cannot be read: ${cause.message}`, { cause });
  });
  return parseConfig(text, folder);
}

/** At the top and in `onnx/`, where all that is needed lies. */
async function filesIn(folder: string): Promise<string[]> {
  const lists = await Promise.all([folder, join(folder, 'onnx')].map(entriesOf));
  return lists.flat().map((path) => relative(folder, path).split(sep).join('/'));
}

async function entriesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => !entry.isDirectory()).map(({ name }) => join(folder, name));
}
