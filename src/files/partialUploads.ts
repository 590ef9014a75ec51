import type { FileHandle } from 'node:fs/promises';
import { DrishtiError } from '../errors.js';
import type { PartialFiles } from '../store/partialFiles.js';
import { RunningHash } from '../store/runningHash.js';
import type { Upload } from './uploadRow.js';
import type { UploadTable } from './uploadTable.js';

/**
 * What is stored of running uploads: rows, temporary files, and the hashes of those, which are kept while the server
 * runs and made again from the file after a restart.
 */
export class PartialUploads {
  readonly #table: UploadTable;
  readonly #files: PartialFiles;
  readonly #hashes = new Map<string, RunningHash>();
  /** Of what was stored when the last chunk began. */
  readonly #startHashes = new Map<string, RunningHash>();

  constructor(table: UploadTable, files: PartialFiles) {
    this.#table = table;
    this.#files = files;
  }

  path({ name }: Upload): string {
    return this.#files.path(name);
  }

  openForWriting({ name }: Upload): Promise<FileHandle> {
    return this.#files.openForWriting(name);
  }

  /**
   * The hash of what is stored.
   * @throws DrishtiError `not_found` when the file no longer holds what it should, as after a power cut; the upload
   *   is dropped then
   */
  async hashOf(upload: Upload): Promise<RunningHash> {
    const hash = this.#hashes.get(upload.name) ?? (await this.#hashAgain(upload));
    this.#hashes.set(upload.name, hash);
    return hash;
  }

  /** To be called when a chunk begins after all that is stored. */
  markStart({ name }: Upload, hash: RunningHash): void {
    this.#startHashes.set(name, new RunningHash(hash));
  }

  /** Forgets the bytes from where the last chunk began. */
  async rewind({ name }: Upload, start: number): Promise<void> {
    this.#hashes.delete(name);
    const marked = this.#startHashes.get(name);
    const hash = marked?.length === start ? new RunningHash(marked) : await this.#hashFile(name, start);
    // The row first: bytes that are not noted are cut off by the next start if need be.
    await this.#table.advance(name, start, hash.digest(), start);
    await this.#files.truncate(name, start);
    this.#hashes.set(name, hash);
  }

  /** Notes how far an upload has come, once its file holds all that the hash does. */
  async note({ name }: Upload, hash: RunningHash, chunkStart: number): Promise<void> {
    await this.#table.advance(name, hash.length, hash.digest(), chunkStart);
  }

  /** To be called when the hash may hold what the file or the row does not. */
  distrustHash({ name }: Upload): void {
    this.#hashes.delete(name);
  }

  /** Ends an upload that comes to nothing. */
  async drop(name: string): Promise<void> {
    // The bytes first: on a full disk they make the room that forgetting the row takes. A row that a crash leaves without
    // its bytes is dropped by the next start.
    await this.discardBytes(name);
    await this.#table.delete(name);
  }

  /** To be called when the bytes are stored elsewhere. */
  async discardBytes(name: string): Promise<void> {
    this.#hashes.delete(name);
    this.#startHashes.delete(name);
    await this.#files.delete(name);
  }

  async #hashAgain({ name, receivedBytes, receivedSha256 }: Upload): Promise<RunningHash> {
    const hash = await this.#hashFile(name, receivedBytes);
    if (hash.digest() === receivedSha256) return hash;
    await this.drop(name);
    throw new DrishtiError('not_found', 'upload: what was stored of it is damaged; begin again');
  }

  async #hashFile(name: string, length: number): Promise<RunningHash> {
    const hash = new RunningHash();
    for await (const bytes of this.#files.read(name, length)) hash.update(bytes);
    return hash;
  }
}
