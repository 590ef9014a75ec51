import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, writeFile } from 'node:fs/promises';
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

/** A pack that is being written to a temporary file. */
interface Writing {
  readonly file: FileHandle;
  readonly hash: RunningHash;
  readonly writer: PartialWriter;
}

/**
 * Pictures one after the other, in a temporary file. Memory holds one of them, and nothing of one that is in a file.
 * A pack of one, as most are, is not written before it is asked for: its content may be stored already.
 */
export class PicturePack {
  readonly #files: PartialFiles;
  readonly #disk: DiskReserve;
  readonly #name = randomUUID();
  /** The only picture so far. */
  #held: Uint8Array | undefined;
  #writing: Writing | undefined;
  #isFile = false;
  #length = 0;

  constructor(files: PartialFiles, disk: DiskReserve) {
    this.#files = files;
    this.#disk = disk;
  }

  /** Whether no picture was added. */
  get isEmpty(): boolean {
    return this.#held === undefined && this.#writing === undefined;
  }

  /** @throws DrishtiError `quota_exceeded` when only the reserve of the disk is left */
  async add(image: EncodedImage): Promise<Range> {
    const offset = this.#length;
    if (this.isEmpty && image.type === 'bytes') this.#hold(image.bytes());
    else for await (const bytes of piecesOf(image)) await this.#write(bytes);
    return { offset, length: this.#length - offset };
  }

  /** Ends the pack and returns the SHA-256 of the whole. */
  async finish(): Promise<string> {
    if (this.#held !== undefined) return createHash('sha256').update(this.#held).digest('hex');
    await this.#writing?.writer.flush();
    return this.#writing?.hash.digest() ?? '';
  }

  /** The temporary file with the whole, once it is finished. Who moves it elsewhere says so with `moved`. */
  async path(): Promise<string> {
    const path = this.#files.path(this.#name);
    if (this.#held === undefined) return path;
    await this.#takeRoom(this.#held.length);
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

  #hold(bytes: Uint8Array): void {
    this.#held = bytes;
    this.#length = bytes.length;
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
    const held = this.#held;
    this.#held = undefined;
    if (held !== undefined) {
      await this.#takeRoom(held.length);
      await writer.write(held);
    }
    return this.#writing;
  }

  async #takeRoom(bytes: number): Promise<void> {
    if (!(await this.#disk.take(bytes))) throw noRoom(undefined, remedy);
  }
}

function piecesOf(image: EncodedImage): Iterable<Uint8Array> | AsyncIterable<Uint8Array> {
  return image.type === 'file' ? createReadStream(image.path) : [image.bytes()];
}
