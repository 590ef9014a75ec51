import type { DiskReserve } from '../store/diskReserve.js';
import { noRoom } from '../store/noRoom.js';
import { PartialWriter } from '../store/partialWriter.js';
import type { RunningHash } from '../store/runningHash.js';
import { OverlongChunk } from './freshBytes.js';
import type { PartialUploads } from './partialUploads.js';
import type { Upload } from './uploadRow.js';

/** After how much it is noted how far a chunk has come: a crash costs no more, and a slow chunk is not taken for idle. */
const noteEvery = { bytes: 16 * 1024 * 1024, ms: 30_000 };

/** A chunk that is arriving. */
interface Chunk {
  readonly upload: Upload;
  /** Where its sender began it, which may be before what is new in it. */
  readonly start: number;
  /** Of everything stored of the upload. */
  readonly hash: RunningHash;
}

/** Writes chunks into the temporary files of uploads. */
export class ChunkReceiver {
  readonly #partials: PartialUploads;
  readonly #disk: DiskReserve;
  readonly #now: () => number;

  constructor(partials: PartialUploads, disk: DiskReserve, now: () => number) {
    this.#partials = partials;
    this.#disk = disk;
    this.#now = now;
  }

  /**
   * Adds new bytes to an upload. However their source ends, what arrived is stored and noted; only of a chunk that
   * turns out to be overlong nothing is kept, because its first bytes are not the file's either.
   * @throws DrishtiError `not_found` when what was stored is damaged; `quota_exceeded` when only the reserve of the disk
   *   is left; what the source throws
   */
  async receive(upload: Upload, start: number, fresh: AsyncIterable<Uint8Array>): Promise<void> {
    const hash = await this.#partials.hashOf(upload);
    if (start === hash.length) this.#partials.markStart(upload, hash);
    const file = await this.#partials.openForWriting(upload);
    try {
      await this.#write({ upload, start, hash }, fresh, new PartialWriter(file, hash));
    } finally {
      await file.close();
    }
  }

  async #write(chunk: Chunk, fresh: AsyncIterable<Uint8Array>, writer: PartialWriter): Promise<void> {
    let noted = { bytes: chunk.hash.length, ms: this.#now() };
    try {
      for await (const bytes of fresh) {
        if (!(await this.#disk.take(bytes.length))) throw noRoom();
        await writer.write(bytes);
        const reached = { bytes: chunk.hash.length, ms: this.#now() };
        if (reached.bytes - noted.bytes < noteEvery.bytes && reached.ms - noted.ms < noteEvery.ms) continue;
        await this.#note(chunk, writer);
        noted = reached;
      }
    } catch (error) {
      if ((error as Error).cause instanceof OverlongChunk) await this.#takeBack(chunk, writer);
      else await this.#note(chunk, writer);
      throw error;
    }
    await this.#note(chunk, writer);
  }

  async #takeBack({ upload, start }: Chunk, writer: PartialWriter): Promise<void> {
    // A write that is under way must not come after the bytes are cut off.
    await writer.flush().catch(() => {});
    await this.#partials.rewind(upload, start);
  }

  async #note({ upload, start, hash }: Chunk, writer: PartialWriter): Promise<void> {
    try {
      await writer.flush();
      if (hash.length > upload.receivedBytes) await this.#partials.note(upload, hash, start);
    } catch (error) {
      this.#partials.distrustHash(upload);
      throw error;
    }
  }
}
