import { link, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobStore } from './blobStore.js';
import { syncFile, syncFolder } from './durably.js';

const digest = /^[0-9a-f]{64}$/;

/** Blobs as files `ab/abcdef…` of a folder, 256 folders so that none gets too long. */
export class FolderBlobStore implements BlobStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async put(sha256: string, path: string): Promise<void> {
    const folder = this.#folderOf(sha256);
    if ((await mkdir(folder, { recursive: true })) !== undefined) await syncFolder(this.#folder);
    await syncFile(path);
    await nameAs(path, join(folder, sha256));
    await syncFolder(folder);
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

  #folderOf(sha256: string): string {
    return join(this.#folder, sha256.slice(0, 2));
  }
}

/**
 * Gives a file its second name. A link, unlike a rename, leaves the upload as it was, so that a server killed before
 * the file is written down can finish it after its restart; file systems without links get the rename.
 */
async function nameAs(path: string, name: string): Promise<void> {
  try {
    await link(path, name);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw error;
    if (code !== 'EEXIST') await rename(path, name);
  }
}
