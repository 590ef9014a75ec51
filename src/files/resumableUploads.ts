import { createHash, randomBytes } from 'node:crypto';
import { DrishtiError, invalidRequest } from '../errors.js';
import type { DiskReserve } from '../store/diskReserve.js';
import { noRoom } from '../store/noRoom.js';
import type { ChunkReceiver } from './chunkReceiver.js';
import {
  OffsetMismatch,
  type StoredFile,
  type UploadRequest,
  type UploadState,
  type Uploads,
} from './files.js';
import { freshBytes } from './freshBytes.js';
import { interruptible } from './interruptible.js';
import type { NewestTurn } from './newestTurn.js';
import type { PartialUploads } from './partialUploads.js';
import type { StoredFiles } from './storedFiles.js';
import type { UploadFinisher } from './uploadFinisher.js';
import { acceptUpload } from './uploadRequest.js';
import type { Upload } from './uploadRow.js';
import type { UploadTable } from './uploadTable.js';

export interface ResumableUploadsOptions {
  readonly table: UploadTable;
  readonly partials: PartialUploads;
  readonly receiver: ChunkReceiver;
  readonly finisher: UploadFinisher;
  readonly files: StoredFiles;
  readonly disk: DiskReserve;
  readonly turns: NewestTurn;
  readonly maxFileBytes: number;
}

/** Uploads whose progress is in the database and whose bytes are in temporary files. */
export class ResumableUploads implements Uploads {
  readonly #options: ResumableUploadsOptions;
  readonly #owner: string | undefined;

  /** @param owner whose uploads they are; where nobody is named an upload's own key is enough */
  constructor(options: ResumableUploadsOptions, owner: string | undefined) {
    this.#options = options;
    this.#owner = owner;
  }

  async start(request: UploadRequest): Promise<string> {
    const { table, files, disk, maxFileBytes } = this.#options;
    const upload = acceptUpload(request, maxFileBytes);
    if (!(await disk.hasRoomFor(upload.sizeBytes))) throw noRoom();
    const owner = this.#owner ?? '';
    await files.requireFree(owner, upload.id);
    const key = randomBytes(32).toString('base64url');
    await table.insert(nameOf(key), owner, upload);
    return key;
  }

  append(key: string, offset: number, body: AsyncIterable<Uint8Array>): Promise<UploadState> {
    const name = nameOf(key);
    return this.#options.turns.receive(name, async (signal) => {
      const upload = await this.#get(name);
      requireOffset(upload, offset);
      const { receivedBytes, sizeBytes } = upload;
      const arriving = interruptible(body, signal);
      const fresh = freshBytes(arriving, { stored: receivedBytes - offset, room: sizeBytes - receivedBytes });
      await this.#receive(upload, offset, fresh);
      return stateOf(await this.#get(name));
    });
  }

  finalize(key: string): Promise<StoredFile> {
    const name = nameOf(key);
    return this.#options.turns.wait(name, async () => {
      const { files, finisher } = this.#options;
      const upload = await this.#get(name);
      if (upload.finishedFileId !== undefined) return files.of(upload.owner).get(upload.finishedFileId);
      requireComplete(upload);
      return finisher.finish(upload);
    });
  }

  query(key: string): Promise<UploadState> {
    const name = nameOf(key);
    return this.#options.turns.supersede(name, async () => stateOf(await this.#get(name)));
  }

  cancel(key: string): Promise<void> {
    const name = nameOf(key);
    return this.#options.turns.supersede(name, async () => {
      requireUnfinished(await this.#get(name));
      await this.#options.partials.drop(name);
    });
  }

  #get(name: string): Promise<Upload> {
    return this.#options.table.get(name, this.#owner);
  }

  async #receive(upload: Upload, start: number, fresh: AsyncIterable<Uint8Array>): Promise<void> {
    if (upload.finishedFileId === undefined) return this.#options.receiver.receive(upload, start, fresh);
    // A repeat of the last chunk, whose answer got lost; anything new in it is refused.
    for await (const _ of fresh);
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
    'x-goog-upload-offset',
    `is ${offset}, but ${receivedBytes} bytes are stored; go on there, or repeat the last chunk from ${chunkStart}`,
    new OffsetMismatch(receivedBytes),
  );
}

function requireComplete({ receivedBytes, sizeBytes }: Upload): void {
  if (receivedBytes === sizeBytes) return;
  throw invalidRequest('upload', `${receivedBytes} of the announced ${sizeBytes} bytes have arrived`);
}

function requireUnfinished({ finishedFileId }: Upload): void {
  if (finishedFileId === undefined) return;
  const message = `upload: is finished; delete files/${finishedFileId} instead`;
  throw new DrishtiError('failed_precondition', message);
}
