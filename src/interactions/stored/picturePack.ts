import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import type { EncodedImage } from '../../images/encoded.js';
import type { DiskReserve } from '../../store/diskReserve.js';
import { noRoom } from '../../store/noRoom.js';
import type { PartialFiles } from '../../store/partialFiles.js';
import { PartialWriter } from '../../store/partialWriter.js';
import { RunningHash } from '../../store/runningHash.js';
import { remedy } from './remedy.js';

/** Where in a pack the bytes of a picture are. */
export interface Range {
  readonly offset: number;
  readonly length: number;
}

/** Pictures one after the other in a temporary file. Memory holds one of them, and nothing of one that is in a file. */
export class PicturePack {
  readonly #files: PartialFiles;
  readonly #disk: DiskReserve;
  readonly #name = randomUUID();
  readonly #hash = new RunningHash();
  #file: FileHandle | undefined;
  #writer: PartialWriter | undefined;
  #length = 0;

  constructor(files: PartialFiles, disk: DiskReserve) {
    this.#files = files;
    this.#disk = disk;
  }

  /** Whether no picture was added. */
  get isEmpty(): boolean {
    return this.#writer === undefined;
  }

  get path(): string {
    return this.#files.path(this.#name);
  }

  /** @throws DrishtiError `quota_exceeded` when only the reserve of the disk is left */
  async add(image: EncodedImage): Promise<Range> {
    const offset = this.#length;
    this.#writer ??= await this.#open();
    for await (const bytes of piecesOf(image)) {
      if (!(await this.#disk.take(bytes.length))) throw noRoom(undefined, remedy);
      await this.#writer.write(bytes);
      this.#length += bytes.length;
    }
    return { offset, length: this.#length - offset };
  }

  /** Writes down what is left to write and returns the SHA-256 of the whole. */
  async finish(): Promise<string> {
    await this.#writer?.flush();
    return this.#hash.digest();
  }

  /** Removes the temporary file. */
  async discard(): Promise<void> {
    // A write that is under way must not meet a closed file.
    await this.#writer?.flush().catch(() => {});
    await this.#file?.close();
    if (this.#file !== undefined) await this.#files.delete(this.#name);
  }

  async #open(): Promise<PartialWriter> {
    this.#file = await this.#files.openForWriting(this.#name);
    return new PartialWriter(this.#file, this.#hash);
  }
}

function piecesOf(image: EncodedImage): Iterable<Uint8Array> | AsyncIterable<Uint8Array> {
  return image.type === 'file' ? createReadStream(image.path) : [image.bytes()];
}
