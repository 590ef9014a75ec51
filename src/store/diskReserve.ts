import { statfs } from 'node:fs/promises';

/** How long a measured figure is trusted, in milliseconds. */
const trustedMs = 1000;

/** What is left free of the disk: without room for its log the database could not even delete. */
export const diskReserveBytes = 64_000_000;

/** Tells whether bytes may be stored without using up the last of a disk, which deleting needs as well. */
export class DiskReserve {
  readonly #reserveBytes: number;
  readonly #measure: () => Promise<number>;
  readonly #now: () => number;
  #free = 0;
  #measuredAt = Number.NEGATIVE_INFINITY;

  /**
   * @param reserveBytes what is to stay free
   * @param measure how many bytes are free now
   * @param now milliseconds of any clock
   */
  constructor(reserveBytes: number, measure: () => Promise<number>, now: () => number) {
    this.#reserveBytes = reserveBytes;
    this.#measure = measure;
    this.#now = now;
  }

  /** Whether so many bytes can be stored and the reserve stays free. */
  async hasRoomFor(bytes: number): Promise<boolean> {
    if (!this.#isTrusted() || !this.#fits(bytes)) {
      this.#free = await this.#measure();
      this.#measuredAt = this.#now();
    }
    return this.#fits(bytes);
  }

  /** As `hasRoomFor`, and counts them as stored until it is measured again. */
  async take(bytes: number): Promise<boolean> {
    const fits = await this.hasRoomFor(bytes);
    if (fits) this.#free -= bytes;
    return fits;
  }

  #isTrusted(): boolean {
    // A clock that was set back must not keep an old figure alive.
    return Math.abs(this.#now() - this.#measuredAt) <= trustedMs;
  }

  #fits(bytes: number): boolean {
    return this.#free - bytes >= this.#reserveBytes;
  }
}

/** Bytes that this process may still store where a folder is; infinite where the file system does not tell. */
export async function freeBytes(folder: string): Promise<number> {
  const { blocks, bavail, bsize } = await statfs(folder);
  return blocks === 0 ? Number.POSITIVE_INFINITY : bavail * bsize;
}
