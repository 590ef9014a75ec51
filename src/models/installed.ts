import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Manifest, manifestFile, manifestSchema } from './manifest.js';
import { ModelError } from './modelError.js';
import { modelsFolder } from './modelsFolder.js';

/** A model that is here, whole. */
export interface InstalledModel extends Manifest {
  /** Where its files are, absolute when the data folder is. */
  readonly folder: string;
  /** Whether the files are the operator's own and stay when it is removed. */
  readonly linked: boolean;
  /** Of all its files together. */
  readonly bytes: number;
}

/** A folder in `models/` that is no usable model. */
export interface ModelProblem {
  readonly id: string;
  readonly problem: string;
}

/** A manifest is small; something else by that name is not read. */
const longestManifest = 4_000_000;

/**
 * The models in the data folder, by id. What is not whole is left out and reported.
 * @param onProblem told of each folder that is left out
 * @throws ModelError when the folder of models is there and cannot be read
 */
export async function listInstalled(
  dataDir: string,
  onProblem: (problem: ModelProblem) => void = () => {},
): Promise<InstalledModel[]> {
  const ids = await folderNames(modelsFolder(dataDir));
  const read = await Promise.allSettled(ids.map((id) => readInstalled(dataDir, id)));
  read.forEach((result, index) => {
    const id = ids[index] as string;
    if (result.status === 'rejected') onProblem({ id, problem: (result.reason as Error).message });
  });
  return read.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
}

/** @throws Error saying what is wrong with it */
export async function readInstalled(dataDir: string, id: string): Promise<InstalledModel> {
  const own = join(modelsFolder(dataDir), id);
  const manifest = await readManifest(join(own, manifestFile), id);
  const folder = manifest.folder ?? own;
  await Promise.all(manifest.files.map(({ path, size }) => checkSize(folder, path, size)));
  const bytes = manifest.files.reduce((sum, { size }) => sum + size, 0);
  return { ...manifest, folder, linked: manifest.folder !== undefined, bytes };
}

async function readManifest(path: string, id: string): Promise<Manifest> {
  const { size } = await stat(path).catch(() => {
    throw new Error(`${path} is missing`);
  });
  if (size > longestManifest) throw new Error(`${path} is larger than a manifest can be`);
  const parsed = manifestSchema.safeParse(parseJson(await readFile(path, 'utf8')));
  const [issue] = parsed.error?.issues ?? [];
  if (!parsed.success) throw new Error(`${path}: ${issue?.path.join('.') || 'it'} is not what Drishti wrote`);
  if (parsed.data.id !== id) throw new Error(`${path} is of ${parsed.data.id}; the folder must be named so`);
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function checkSize(folder: string, path: string, expected: number): Promise<void> {
  const file = join(folder, path);
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new Error(`${file} is missing; pull or add the model again`);
  if (found.size === expected) return;
  throw new Error(`${file} has ${found.size} bytes instead of ${expected}; pull or add the model again`);
}

async function folderNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause) => {
    if (cause.code === 'ENOENT') return [];
    throw new ModelError(`the folder of models cannot be read: ${cause.message}`, { cause });
  });
  // What begins with a dot is on its way in or out.
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
  return folders.map(({ name }) => name).sort();
}
