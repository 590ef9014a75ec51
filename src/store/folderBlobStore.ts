import { copyFile, link, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobStore } from './blobStore.js';
import { syncFile, syncFolder } from './durably.js';

const digest = /^[0-9a-f]{64}$/;

/** Blobs as files `ab/abcdef…` of a folder, 256 folders so that none gets too long. */
export class FolderBlobStore implements BlobStore {
  readonly #folder: string;
  /** Folders that are known to be there. */
  readonly #made = new Set<string>();
  /** Folders whose names are on the disk: there are so few that this is found out once for each. */
  readonly #synced = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  async put(sha256: string, path: string): Promise<void> {
    await linkAs(path, await this.#place(sha256));
  }

  async take(sha256: string, path: string): Promise<void> {
    await rename(path, await this.#place(sha256));
  }

  async sync(sha256: string): Promise<void> {
    const folder = this.#folderOf(sha256);
    // At the same time: the disk does them in one go.
    await Promise.all([syncFile(join(folder, sha256)), syncFolder(folder), this.#syncNameOf(folder)]);
  }

  async path(sha256: string): Promise<string> {
    return join(this.#folderOf(sha256), sha256);
  }

  async delete(sha256: string): Promise<void> {
    await rm(join(this.#folderOf(sha256), sha256), { force: true });
  }

  async *list(): AsyncGenerator<string> {
    for (const entry of await readdir(this.#folder, { withFileTypes: true })) {
      if (!entry.isDirectory()) continue;
      for (const name of await readdir(join(this.#folder, entry.name))) if (digest.test(name)) yield name;
    }
  }

  /** Where a blob is to be, in a folder that is there. */
  async #place(sha256: string): Promise<string> {
    const folder = this.#folderOf(sha256);
    if (!this.#made.has(folder)) await mkdir(folder, { recursive: true });
    this.#made.add(folder);
    return join(folder, sha256);
  }

  async #syncNameOf(folder: string): Promise<void> {
    if (this.#synced.has(folder)) return;
    await syncFolder(this.#folder);
    this.#synced.add(folder);
  }

  #folderOf(sha256: string): string {
    return join(this.#folder, sha256.slice(0, 2));
  }
}

/**
 * Gives a file a second name. A link, unlike a rename, leaves the upload as it was, so that a server killed before the
 * file is written down can finish it after its restart; on a file system without links a copy does the same.
 */
async function linkAs(path: string, name: string): Promise<void> {
  try {
    await link(path, name);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw error;
    if (code !== 'EEXIST') await copyAs(path, name);
  }
}

async function copyAs(path: string, name: string): Promise<void> {
  // Beside the upload, where the next start removes what a crash leaves of it.
  const copy = `${path}.copy`;
  await copyFile(path, copy);
  await syncFile(copy);
  await rename(copy, name);
}
