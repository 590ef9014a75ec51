import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, writeFile } from 'node:fs/promises';
import type { EncodedImage } from '../../images/encoded.js';
import type { DiskReserve } from '../../store/diskReserve.js';
import { noRoom } from '../../store/noRoom.js';
import type { PartialFiles } from '../../store/partialFiles.js';
import { PartialWriter } from '../../store/partialWriter.js';
import { RunningHash } from '../../store/runningHash.js';
import { type ByteRange, maxSmallBlob } from '../../store/smallBlobs.js';
import { remedy } from './remedy.js';

/** A pack that is being written to a temporary file. */
interface Writing {
  readonly file: FileHandle;
  readonly hash: RunningHash;
  readonly writer: PartialWriter;
}

/** All pictures of a pack together. */
export interface FinishedPack {
  readonly sha256: string;
  /** In bytes. */
  readonly length: number;
  /** Of a small one, for which no file is made. */
  readonly bytes?: Uint8Array;
}

/**
 * Pictures one after the other. Memory holds small ones, or a single one of any size, whose content may be stored
 * already; the rest goes to a temporary file, from memory picture by picture.
 */
export class PicturePack {
  readonly #files: PartialFiles;
  readonly #disk: DiskReserve;
  readonly #name = randomUUID();
  /** All pictures so far, while none is written. */
  #held: Uint8Array[] = [];
  #writing: Writing | undefined;
  #isFile = false;
  #length = 0;

  /** @param disk has room for a temporary file */
  constructor(files: PartialFiles, disk: DiskReserve) {
    this.#files = files;
    this.#disk = disk;
  }

  /** Whether no picture was added. */
  get isEmpty(): boolean {
    return this.#held.length === 0 && this.#writing === undefined;
  }

  /** @throws DrishtiError `quota_exceeded` when only the reserve of the disk is left */
  async add(image: EncodedImage): Promise<ByteRange> {
    const offset = this.#length;
    if (image.type === 'bytes') await this.#add(await image.bytes());
    else for await (const bytes of createReadStream(image.path)) await this.#write(bytes);
    return { offset, length: this.#length - offset };
  }

  /** Ends the pack. */
  async finish(): Promise<FinishedPack> {
    const length = this.#length;
    if (this.#writing !== undefined) {
      const { writer, hash } = this.#writing;
      await writer.flush();
      return { sha256: hash.digest(), length };
    }
    const bytes = this.#held.length === 1 ? (this.#held[0] as Uint8Array) : Buffer.concat(this.#held);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return length <= maxSmallBlob ? { sha256, length, bytes } : { sha256, length };
  }

  /** The temporary file with the whole, once it is finished. Who moves it elsewhere says so with `moved`. */
  async path(): Promise<string> {
    const path = this.#files.path(this.#name);
    if (this.#writing !== undefined) return path;
    await this.#takeRoom(this.#length);
    this.#isFile = true;
    await writeFile(path, this.#held);
    return path;
  }

  /** There is nothing left to discard. */
  moved(): void {
    this.#isFile = false;
  }

  /** Removes the temporary file. */
  async discard(): Promise<void> {
    // A write that is under way must not meet a closed file.
    await this.#writing?.writer.flush().catch(() => {});
    await this.#writing?.file.close();
    if (this.#isFile) await this.#files.delete(this.#name);
  }

  async #add(bytes: Uint8Array): Promise<void> {
    const isSmall = this.#writing === undefined && this.#length + bytes.length <= maxSmallBlob;
    if (!isSmall && !this.isEmpty) return this.#write(bytes);
    this.#held.push(bytes);
    this.#length += bytes.length;
  }

  async #write(bytes: Uint8Array): Promise<void> {
    const { writer } = await this.#open();
    await this.#takeRoom(bytes.length);
    await writer.write(bytes);
    this.#length += bytes.length;
  }

  async #open(): Promise<Writing> {
    if (this.#writing !== undefined) return this.#writing;
    const file = await this.#files.openForWriting(this.#name);
    this.#isFile = true;
    const hash = new RunningHash();
    const writer = new PartialWriter(file, hash);
    this.#writing = { file, hash, writer };
    await this.#takeRoom(this.#length);
    for (const held of this.#held.splice(0)) await writer.write(held);
    return this.#writing;
  }

  async #takeRoom(bytes: number): Promise<void> {
    if (!(await this.#disk.take(bytes))) throw noRoom(undefined, remedy);
  }
}
