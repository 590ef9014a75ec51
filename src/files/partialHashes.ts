import type { PartialFiles } from '../store/partialFiles.js';
import { RunningHash } from './runningHash.js';
import type { Upload } from './uploadRow.js';

/** The hashes of running uploads: kept while the server runs, made again from the temporary file after a restart. */
export class PartialHashes {
  readonly #partialFiles: PartialFiles;
  readonly #hashes = new Map<string, RunningHash>();

  constructor(partialFiles: PartialFiles) {
    this.#partialFiles = partialFiles;
  }

  /** The hash of what is stored; `undefined` when the file no longer holds what it should (after a power cut). */
  async of({ name, receivedBytes, receivedSha256 }: Upload): Promise<RunningHash | undefined> {
    const known = this.#hashes.get(name);
    if (known !== undefined) return known;
    const hash = new RunningHash();
    for await (const bytes of this.#partialFiles.read(name, receivedBytes)) hash.update(bytes);
    if (hash.digest() !== receivedSha256) return undefined;
    this.#hashes.set(name, hash);
    return hash;
  }

  /** To be called when the upload is over, or the hash and the file may differ. */
  forget(name: string): void {
    this.#hashes.delete(name);
  }
}
