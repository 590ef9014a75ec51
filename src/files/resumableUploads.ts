import { createHash, randomBytes } from 'node:crypto';
import { DrishtiError, invalidRequest } from '../errors.js';
import type { ImageLimits } from '../images/probe.js';
import type { PartialFiles } from '../store/partialFiles.js';
import { ChunkReceiver } from './chunkReceiver.js';
import {
  OffsetMismatch,
  type StoredFile,
  type UploadRequest,
  type UploadState,
  type Uploads,
} from './files.js';
import { freshBytes } from './freshBytes.js';
import { interruptible } from './interruptible.js';
import { mediaTypeOf } from './mediaType.js';
import { NewestTurn } from './newestTurn.js';
import { PartialHashes } from './partialHashes.js';
import type { RunningHash } from './runningHash.js';
import type { StoredFiles } from './storedFiles.js';
import { acceptUpload } from './uploadRequest.js';
import type { Upload } from './uploadRow.js';
import type { UploadTable } from './uploadTable.js';

export interface ResumableUploadsOptions {
  readonly table: UploadTable;
  readonly partialFiles: PartialFiles;
  readonly files: StoredFiles;
  readonly imageLimits: ImageLimits;
  readonly maxFileBytes: number;
  /** Milliseconds that a file is kept. */
  readonly lifetimeMs: number;
  readonly now: () => number;
}

/** Uploads whose progress is in the database and whose bytes are in temporary files. */
export class ResumableUploads implements Uploads {
  readonly #options: ResumableUploadsOptions;
  readonly #hashes: PartialHashes;
  readonly #receiver: ChunkReceiver;
  readonly #turns = new NewestTurn();

  constructor(options: ResumableUploadsOptions) {
    const { table, partialFiles } = options;
    this.#options = options;
    this.#hashes = new PartialHashes(partialFiles);
    this.#receiver = new ChunkReceiver(table, partialFiles, this.#hashes);
  }

  async start(request: UploadRequest): Promise<string> {
    const { table, files, maxFileBytes } = this.#options;
    const upload = acceptUpload(request, maxFileBytes);
    await files.requireFree(upload.id);
    const key = randomBytes(32).toString('base64url');
    await table.insert(nameOf(key), upload);
    return key;
  }

  append(key: string, offset: number, body: AsyncIterable<Uint8Array>): Promise<UploadState> {
    const name = nameOf(key);
    return this.#turns.receive(name, async (signal) => {
      const upload = await this.#options.table.get(name);
      const { receivedBytes, sizeBytes } = upload;
      requireOffset(upload, offset);
      const fresh = freshBytes(
        interruptible(body, signal),
        receivedBytes - offset,
        sizeBytes - receivedBytes,
      );
      return this.#receive(upload, offset, fresh);
    });
  }

  finalize(key: string): Promise<StoredFile> {
    const name = nameOf(key);
    return this.#turns.wait(name, async () => {
      const upload = await this.#options.table.get(name);
      const { finishedFileId, receivedBytes, sizeBytes } = upload;
      if (finishedFileId !== undefined) return this.#options.files.get(finishedFileId);
      if (receivedBytes !== sizeBytes) {
        throw invalidRequest('upload', `${receivedBytes} of the announced ${sizeBytes} bytes have arrived`);
      }
      return this.#finish(upload);
    });
  }

  query(key: string): Promise<UploadState> {
    const name = nameOf(key);
    // Whoever asks has lost the connection; the answer must stay true until the next chunk comes.
    return this.#turns.supersede(name, async () => stateOf(await this.#options.table.get(name)));
  }

  cancel(key: string): Promise<void> {
    const name = nameOf(key);
    return this.#turns.supersede(name, async () => {
      const { finishedFileId } = await this.#options.table.get(name);
      if (finishedFileId === undefined) return this.#drop(name);
      throw new DrishtiError(
        'failed_precondition',
        `upload: is finished; delete files/${finishedFileId} instead`,
      );
    });
  }

  /** Drops what nothing has arrived for, and forgets what was finished long ago. */
  async sweep(): Promise<void> {
    for (const name of await this.#options.table.idle()) {
      if (!this.#turns.isReceiving(name)) await this.#turns.wait(name, () => this.#dropIdle(name));
    }
  }

  /** Stops receiving; what has arrived is stored. */
  close(): Promise<void> {
    return this.#turns.close();
  }

  async #receive(upload: Upload, start: number, fresh: AsyncIterable<Uint8Array>): Promise<UploadState> {
    if (upload.finishedFileId !== undefined) {
      // A repeat of the last chunk, whose answer got lost: there is nothing new in it.
      for await (const _ of fresh);
      return stateOf(upload);
    }
    await this.#receiver.receive({ upload, start, hash: await this.#hashOf(upload) }, fresh);
    return stateOf(await this.#options.table.get(upload.name));
  }

  async #finish(upload: Upload): Promise<StoredFile> {
    const { table, partialFiles, files } = this.#options;
    const sha256 = (await this.#hashOf(upload)).digest();
    const file = this.#newFile(upload, sha256, await this.#mediaType(upload));
    await files.create(file, partialFiles.path(upload.name), (transaction) =>
      table.finish(transaction, upload),
    );
    this.#hashes.forget(upload.name);
    await partialFiles.delete(upload.name);
    return file;
  }

  #newFile({ id, displayName, sizeBytes }: Upload, sha256: string, mimeType: string): StoredFile {
    const created = this.#options.now();
    return {
      id,
      displayName,
      mimeType,
      sizeBytes,
      sha256,
      created: new Date(created),
      updated: new Date(created),
      expires: new Date(created + this.#options.lifetimeMs),
    };
  }

  /** A refusal ends the upload: its bytes will not get better. */
  async #mediaType({ name, mimeType, sizeBytes }: Upload): Promise<string> {
    const { partialFiles, imageLimits } = this.#options;
    const bytes = { type: 'file', path: partialFiles.path(name), byteLength: sizeBytes } as const;
    try {
      return await mediaTypeOf(bytes, mimeType, imageLimits);
    } catch (error) {
      if (error instanceof DrishtiError) await this.#drop(name);
      throw error;
    }
  }

  async #hashOf(upload: Upload): Promise<RunningHash> {
    const hash = await this.#hashes.of(upload);
    if (hash !== undefined) return hash;
    await this.#drop(upload.name);
    throw new DrishtiError('not_found', 'upload: what was stored of it is damaged; begin again');
  }

  async #dropIdle(name: string): Promise<void> {
    if ((await this.#options.table.find(name)) === undefined) await this.#drop(name);
  }

  async #drop(name: string): Promise<void> {
    await this.#options.table.delete(name);
    this.#hashes.forget(name);
    await this.#options.partialFiles.delete(name);
  }
}

/** What an upload is called on our side: the key itself is kept nowhere. */
function nameOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

function stateOf({ finishedFileId, receivedBytes, sizeBytes }: Upload): UploadState {
  return { status: finishedFileId === undefined ? 'active' : 'final', receivedBytes, sizeBytes };
}

function requireOffset({ receivedBytes, chunkStart }: Upload, offset: number): void {
  if (offset === receivedBytes || offset === chunkStart) return;
  throw invalidRequest(
    'offset',
    `is ${offset}, but ${receivedBytes} bytes are stored; go on there, or repeat the last chunk from ${chunkStart}`,
    new OffsetMismatch(receivedBytes),
  );
}
