import type { ImageLimits } from '../images/probe.js';
import { DiskReserve, diskReserveBytes } from '../store/diskReserve.js';
import { namingNoRoom } from '../store/noRoom.js';
import type { Store } from '../store/store.js';
import { Sweeper } from '../store/sweeper.js';
import { ChunkReceiver } from './chunkReceiver.js';
import type { FileService, Uploads } from './files.js';
import { IdleUploads } from './idleUploads.js';
import { NewestTurn } from './newestTurn.js';
import { PartialUploads } from './partialUploads.js';
import { recover } from './recover.js';
import { ResumableUploads } from './resumableUploads.js';
import { StoredFiles } from './storedFiles.js';
import { UploadFinisher } from './uploadFinisher.js';
import { UploadTable } from './uploadTable.js';

export interface FileLimits {
  /** One file. */
  readonly maxFileBytes: number;
  /** All files together, those that are being uploaded included. */
  readonly maxFilesBytes: number;
  /** How long a file is kept. */
  readonly lifetimeMs: number;
  /** How long an upload is kept when nothing arrives, and remembered once it is finished. */
  readonly uploadIdleMs: number;
}

export interface FileServiceOptions {
  readonly store: Store;
  readonly limits: FileLimits;
  readonly imageLimits: ImageLimits;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Told of what goes wrong while nobody waits for it. */
  readonly onBackgroundError?: (error: unknown) => void;
}

/** Opens the files of a store, which stays the caller's to close; puts right first what a crash has left. */
export async function openFileService(options: FileServiceOptions): Promise<FileService> {
  const { store, limits, imageLimits, now = Date.now, onBackgroundError = () => {} } = options;
  await recover(store);
  const blobs = store.sharedBlobs;
  const files = new StoredFiles(store.db, blobs, now);
  const table = new UploadTable(store.db, limits, now);
  const partials = new PartialUploads(table, store.partialFiles);
  const { lifetimeMs, maxFileBytes } = limits;
  const finisher = new UploadFinisher({ table, partials, files, imageLimits, lifetimeMs, now });
  const disk = new DiskReserve(diskReserveBytes, () => store.freeBytes(), now);
  const receiver = new ChunkReceiver(partials, disk, now);
  const turns = new NewestTurn();
  const uploads = { table, partials, receiver, finisher, files, disk, turns, maxFileBytes };
  const idle = new IdleUploads(table, partials, turns);
  const sweeper = new Sweeper([files, idle], sweepEvery(limits), onBackgroundError);
  return {
    files: (owner) => namingNoRoom(files.of(owner)),
    uploads: (owner) => namingNoRoom<Uploads>(new ResumableUploads(uploads, owner)),
    async close() {
      await sweeper.close();
      await turns.close();
      await blobs.idle();
    },
  };
}

/** Often enough that what is expired does not take much room, in milliseconds. */
function sweepEvery({ lifetimeMs, uploadIdleMs }: FileLimits): number {
  return Math.min(lifetimeMs / 4, uploadIdleMs / 4, 60_000);
}
