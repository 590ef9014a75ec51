import { constants, createReadStream } from 'node:fs';
import { type FileHandle, open, readdir, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';

/** A folder of temporary files. */
export class PartialFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  path(name: string): string {
    return join(this.#folder, name);
  }

  /** Opens for writing anywhere; a missing file is made. */
  openForWriting(name: string): Promise<FileHandle> {
    return open(this.path(name), constants.O_WRONLY | constants.O_CREAT);
  }

  /** At most the first `length` bytes; none of a file that is not there. */
  async *read(name: string, length: number): AsyncGenerator<Buffer> {
    if (length === 0 || (await this.size(name)) === 0) return;
    yield* createReadStream(this.path(name), { end: length - 1 });
  }

  /** Bytes; 0 for a file that is not there. */
  async size(name: string): Promise<number> {
    try {
      return (await stat(this.path(name))).size;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
      throw error;
    }
  }

  truncate(name: string, length: number): Promise<void> {
    return truncate(this.path(name), length);
  }

  /** A missing file is no error. */
  delete(name: string): Promise<void> {
    return rm(this.path(name), { force: true });
  }

  list(): Promise<string[]> {
    return readdir(this.#folder);
  }
}
