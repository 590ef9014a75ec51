import { constants, copyFile, link, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { checkRoom, freeBytes } from './diskSpace.js';
import type { HubConnection } from './hub/connection.js';
import { downloadFile } from './hub/download.js';
import { checkFile } from './hub/partialFile.js';
import type { HubFile } from './hub/repositoryInfo.js';
import type { InstalledModel } from './installed.js';
import type { ManifestFile } from './manifest.js';
import type { PullPlan } from './pullPlan.js';

/** How far a pull is. */
export interface PullProgress {
  /** The file that is being downloaded. */
  readonly path: string;
  /** Bytes of all files that are there, and of all together. */
  readonly received: number;
  readonly total: number;
}

export interface GatherOptions {
  readonly connection: HubConnection;
  readonly plan: PullPlan;
  readonly onProgress: (progress: PullProgress) => void;
  readonly signal: AbortSignal;
  /** Left out, the file system is asked. */
  readonly measureFree?: ((folder: string) => Promise<number>) | undefined;
}

/**
 * Brings all files of a plan into a folder, and nothing else: those that are there already, whole or in part, those
 * that the model's last version has, and the rest from the hub.
 * @throws ModelError when they do not fit on the disk, or cannot be had
 */
export async function gather(
  folder: string,
  last: InstalledModel | undefined,
  { connection, plan, onProgress, signal, measureFree = freeBytes }: GatherOptions,
): Promise<ManifestFile[]> {
  await mkdir(folder, { recursive: true });
  await removeOthers(folder, plan.files);
  const found = await survey(folder, last, plan.files);
  await checkRoom(folder, await bytesMissing(folder, found, plan.files), measureFree);
  let received = plan.files.reduce((sum, { path, size }) => sum + (found.has(path) ? size : 0), 0);
  const { repository, bytes: total } = plan;
  for (const file of plan.files.filter(({ path }) => !found.has(path))) {
    const onBytes = (bytes: number) => onProgress({ path: file.path, received: received + bytes, total });
    const target = join(folder, file.path);
    found.set(file.path, await downloadFile(connection, { repository, file, target, onBytes, signal }));
    received += file.size;
  }
  return plan.files.map(({ path, size }) => ({ path, size, sha256: found.get(path) as string }));
}

/** What an earlier pull of another revision or precision left. */
async function removeOthers(folder: string, files: readonly HubFile[]): Promise<void> {
  const wanted = new Set(files.flatMap(({ path }) => [path, `${path}.part`]));
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    const path = join(entry.parentPath, entry.name);
    if (!wanted.has(relative(folder, path).split(sep).join('/'))) await rm(path, { force: true });
  }
}

/** The SHA-256 of each file that need not be downloaded, by its path. */
async function survey(
  folder: string,
  last: InstalledModel | undefined,
  files: readonly HubFile[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const file of files) {
    await takeOver(folder, last, file);
    const sha256 = await checkFile(join(folder, file.path), file);
    if (sha256 !== undefined) found.set(file.path, sha256);
  }
  return found;
}

/** A new version of a model often has the weights of the last. */
async function takeOver(folder: string, last: InstalledModel | undefined, file: HubFile): Promise<void> {
  const same = last?.files.find(({ path, sha256 }) => path === file.path && sha256 === file.digest.hex);
  if (last === undefined || last.linked || same === undefined) return;
  const [from, to] = [join(last.folder, file.path), join(folder, file.path)];
  await mkdir(dirname(to), { recursive: true });
  // Not every file system has links; and what cannot be taken over is downloaded.
  await link(from, to).catch(() => copyFile(from, to, constants.COPYFILE_EXCL).catch(() => {}));
}

async function bytesMissing(
  folder: string,
  found: ReadonlyMap<string, string>,
  files: readonly HubFile[],
): Promise<number> {
  const missing = files.filter(({ path }) => !found.has(path));
  const sizes = missing.map(async ({ path, size }) => {
    const partial = await stat(join(folder, `${path}.part`)).catch(() => ({ size: 0 }));
    return Math.max(0, size - partial.size);
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
