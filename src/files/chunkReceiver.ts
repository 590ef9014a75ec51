import type { PartialFiles } from '../store/partialFiles.js';
import type { PartialHashes } from './partialHashes.js';
import { PartialWriter } from './partialWriter.js';
import type { RunningHash } from './runningHash.js';
import type { Upload } from './uploadRow.js';
import type { UploadTable } from './uploadTable.js';

/** Bytes after which the database learns how far a long chunk has come: a crash costs no more than these. */
const noteEvery = 16 * 1024 * 1024;

/** A chunk that is arriving. */
interface Chunk {
  readonly upload: Upload;
  /** Where the sender began it, which may be before what is new in it. */
  readonly start: number;
  /** Of everything stored of the upload. */
  readonly hash: RunningHash;
}

/** Writes chunks into the temporary files of uploads. */
export class ChunkReceiver {
  readonly #table: UploadTable;
  readonly #partialFiles: PartialFiles;
  readonly #hashes: PartialHashes;

  constructor(table: UploadTable, partialFiles: PartialFiles, hashes: PartialHashes) {
    this.#table = table;
    this.#partialFiles = partialFiles;
    this.#hashes = hashes;
  }

  /** Adds new bytes; however their source ends, what arrived is stored and noted. */
  async receive(chunk: Chunk, fresh: AsyncIterable<Uint8Array>): Promise<void> {
    const file = await this.#partialFiles.open(chunk.upload.name);
    try {
      await this.#write(chunk, fresh, new PartialWriter(file, chunk.hash));
    } finally {
      await file.close();
    }
  }

  async #write(chunk: Chunk, fresh: AsyncIterable<Uint8Array>, writer: PartialWriter): Promise<void> {
    let noted = chunk.hash.length;
    try {
      for await (const bytes of fresh) {
        await writer.write(bytes);
        if (chunk.hash.length - noted < noteEvery) continue;
        await this.#note(chunk, writer);
        noted = chunk.hash.length;
      }
    } finally {
      await this.#note(chunk, writer);
    }
  }

  async #note({ upload, start, hash }: Chunk, writer: PartialWriter): Promise<void> {
    try {
      await writer.flush();
      if (hash.length > upload.receivedBytes) {
        await this.#table.advance(upload.name, hash.length, hash.digest(), start);
      }
    } catch (error) {
      // The hash may hold bytes that the file or the database does not.
      this.#hashes.forget(upload.name);
      throw error;
    }
  }
}
