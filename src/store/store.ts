import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import type { BlobStore } from './blobStore.js';
import { freeBytes } from './diskReserve.js';
import { syncFolder } from './durably.js';
import { FolderBlobStore } from './folderBlobStore.js';
import { GroupCommit } from './groupCommit.js';
import { migrate } from './migrate.js';
import { PartialFiles } from './partialFiles.js';
import { SharedBlobs } from './sharedBlobs.js';
import { openSqlite } from './sqlite.js';
import { SqliteLateSync } from './sqliteLateSync.js';
import type { Tables } from './tables.js';
import { TransactionalSqliteDialect } from './transactionalSqlite.js';

/** Everything the server keeps. */
export interface Store {
  readonly db: Kysely<Tables>;
  /** For works that come often. */
  readonly commits: GroupCommit<Tables>;
  readonly blobs: BlobStore;
  /** The same blobs, for those who share them. */
  readonly sharedBlobs: SharedBlobs;
  readonly partialFiles: PartialFiles;
  /** The temporary files of pictures that are being kept; nothing in it outlives a start. */
  readonly partialPacks: PartialFiles;
  /** Bytes that can still be stored. */
  freeBytes(): Promise<number>;
  close(): Promise<void>;
}

export interface StoreOptions {
  readonly dataDir: string;
  /** Told of what goes wrong while nobody waits for it. */
  readonly onBackgroundError?: ((error: unknown) => void) | undefined;
}

/**
 * Opens the store in a folder, for one process at a time.
 * @throws StoreInUseError when another process has it open
 */
export async function openStore({ dataDir, onBackgroundError = () => {} }: StoreOptions): Promise<Store> {
  const folders = {
    blobs: join(dataDir, 'blobs'),
    uploads: join(dataDir, 'uploads'),
    packs: join(dataDir, 'packs'),
  };
  await Promise.all(Object.values(folders).map((folder) => mkdir(folder, { recursive: true })));
  await syncFolder(dataDir);
  const databasePath = join(dataDir, 'drishti.db');
  const { db, lateSync } = await openDatabase(databasePath);
  const commits = new GroupCommit(lateSync, onBackgroundError);
  const blobs = new FolderBlobStore(folders.blobs);
  const sharedBlobs = new SharedBlobs(db, blobs, onBackgroundError);
  return {
    db,
    commits,
    blobs,
    sharedBlobs,
    partialFiles: new PartialFiles(folders.uploads),
    partialPacks: new PartialFiles(folders.packs),
    freeBytes: () => freeBytes(dataDir),
    async close() {
      await commits.idle();
      await sharedBlobs.idle();
      await lateSync.close();
      await db.destroy();
    },
  };
}

async function openDatabase(path: string) {
  const db = new Kysely<Tables>({ dialect: new TransactionalSqliteDialect({ database: openSqlite(path) }) });
  try {
    await migrate(db);
    return { db, lateSync: await SqliteLateSync.open(db, path) };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
