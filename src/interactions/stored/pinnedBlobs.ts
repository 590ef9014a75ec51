import type { SharedBlobs } from '../../store/sharedBlobs.js';

/** Blobs that stay readable until `release`. */
export class PinnedBlobs {
  readonly #blobs: SharedBlobs;
  readonly #unpins = new Map<string, () => void>();
  /** In bytes, as far as they are known. */
  readonly #sizes = new Map<string, number>();

  constructor(blobs: SharedBlobs) {
    this.#blobs = blobs;
  }

  has(sha256: string): boolean {
    return this.#unpins.has(sha256);
  }

  pin(sha256: string): void {
    if (!this.has(sha256)) this.#unpins.set(sha256, this.#blobs.pin(sha256));
  }

  /** Stores content of so many bytes and pins it. @param bring as of `SharedBlobs.put` */
  async put(sha256: string, length: number, bring: () => Promise<string>): Promise<void> {
    const unpin = await this.#blobs.put(sha256, bring);
    this.#sizes.set(sha256, length);
    if (this.has(sha256)) unpin();
    else this.#unpins.set(sha256, unpin);
  }

  /** Every blob with its size in bytes. @throws Error with the code ENOENT when one is not there */
  async sizes(): Promise<Map<string, number>> {
    const sizes = new Map<string, number>();
    for (const sha256 of this.#unpins.keys()) sizes.set(sha256, await this.#sizeOf(sha256));
    return sizes;
  }

  async #sizeOf(sha256: string): Promise<number> {
    return this.#sizes.get(sha256) ?? (await this.#blobs.find(sha256)).byteLength;
  }

  /** May be called more than once. */
  release(): void {
    for (const unpin of this.#unpins.values()) unpin();
  }
}
