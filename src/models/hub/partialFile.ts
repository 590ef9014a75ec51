import { constants, createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { FileDigest } from './fileDigest.js';
import type { HubFile } from './repositoryInfo.js';

/** A file that is being downloaded: the bytes that are there, on the disk, and their hash. */
export class PartialFile {
  readonly #handle: FileHandle;
  readonly #file: HubFile;
  #digest: FileDigest;
  #most: number;

  private constructor(handle: FileHandle, file: HubFile, digest: FileDigest) {
    this.#handle = handle;
    this.#file = file;
    this.#digest = digest;
    this.#most = digest.length;
  }

  /** With the bytes that an earlier try left; more than the file can have are none of it. */
  static async open(path: string, file: HubFile): Promise<PartialFile> {
    const handle = await open(path, constants.O_RDWR | constants.O_CREAT);
    try {
      const digest = new FileDigest(file.size, file.digest);
      if ((await handle.stat()).size > file.size) await handle.truncate(0);
      await hashInto(digest, path);
      return new PartialFile(handle, file, digest);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  get length(): number {
    return this.#digest.length;
  }

  get isWhole(): boolean {
    return this.length === this.#file.size;
  }

  /** The SHA-256 of the bytes, if they are the file. */
  get sha256(): string | undefined {
    return this.isWhole && this.#digest.matches() ? this.#digest.sha256() : undefined;
  }

  /**
   * Adds bytes; those beyond the size of the file are not taken, as they would fill the disk.
   * @returns how many bytes this brought it beyond what it ever had
   */
  async append(bytes: Uint8Array): Promise<number> {
    const taken = bytes.subarray(0, this.#file.size - this.length);
    for (let at = 0; at < taken.length; ) {
      at += (await this.#handle.write(taken, at, taken.length - at, this.length + at)).bytesWritten;
    }
    this.#digest.update(taken);
    const gained = Math.max(0, this.length - this.#most);
    this.#most += gained;
    return gained;
  }

  /** Forgets all bytes. */
  async clear(): Promise<void> {
    await this.#handle.truncate(0);
    this.#digest = new FileDigest(this.#file.size, this.#file.digest);
  }

  /** Waits until the bytes are on the disk. */
  async sync(): Promise<void> {
    await this.#handle.sync();
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }
}

/** The SHA-256 of what lies at a path; undefined where it is missing or is not the file. */
export async function checkFile(path: string, file: HubFile): Promise<string | undefined> {
  const digest = new FileDigest(file.size, file.digest);
  const isThere = await hashInto(digest, path).catch(() => false);
  return isThere && digest.length === file.size && digest.matches() ? digest.sha256() : undefined;
}

async function hashInto(digest: FileDigest, path: string): Promise<true> {
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) digest.update(chunk);
  return true;
}
