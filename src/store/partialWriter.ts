import type { FileHandle } from 'node:fs/promises';
import type { RunningHash } from './runningHash.js';

const blockBytes = 256 * 1024;

/**
 * Adds bytes to a file and to its hash, in blocks: however small the pieces are that arrive, the disk sees large ones
 * and memory holds two blocks. One is hashed and filled while the other is being written.
 */
export class PartialWriter {
  readonly #file: FileHandle;
  readonly #hash: RunningHash;
  #block = Buffer.allocUnsafe(blockBytes);
  #spare = Buffer.allocUnsafe(blockBytes);
  #filled = 0;
  #writing: Promise<void> = Promise.resolve();

  /** @param hash of what the file holds; its length is where writing goes on */
  constructor(file: FileHandle, hash: RunningHash) {
    this.#file = file;
    this.#hash = hash;
  }

  async write(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      const piece = bytes.subarray(at, at + blockBytes - this.#filled);
      this.#block.set(piece, this.#filled);
      this.#filled += piece.length;
      at += piece.length;
      if (this.#filled === blockBytes) await this.#writeBlock();
    }
  }

  /** Waits until everything is with the operating system: it survives this process, though not a power cut. */
  async flush(): Promise<void> {
    await this.#writeBlock();
    await this.#writing;
  }

  async #writeBlock(): Promise<void> {
    await this.#writing;
    const full = this.#block.subarray(0, this.#filled);
    [this.#block, this.#spare, this.#filled] = [this.#spare, this.#block, 0];
    this.#writing = writeAt(this.#file, full, this.#hash.length);
    // Whoever writes or flushes next is told.
    this.#writing.catch(() => {});
    this.#hash.update(full);
  }
}

/** A single write may take less than it is given. */
async function writeAt(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    at += (await file.write(bytes, at, bytes.length - at, position + at)).bytesWritten;
  }
}
