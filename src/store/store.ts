import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import type { BlobStore } from './blobStore.js';
import { freeBytes } from './diskReserve.js';
import { syncFolder } from './durably.js';
import { FolderBlobStore } from './folderBlobStore.js';
import { GroupCommit } from './groupCommit.js';
import { migrate } from './migrate.js';
import { PartialFiles } from './partialFiles.js';
import { SharedBlobs } from './sharedBlobs.js';
import { SmallBlobs } from './smallBlobs.js';
import { openSqlite } from './sqlite.js';
import { SqliteLateSync } from './sqliteLateSync.js';
import type { Tables } from './tables.js';
import { TransactionalSqliteDialect } from './transactionalSqlite.js';

/** The database, in the data folder. */
export const databaseFile = 'drishti.db';

/** Everything the server keeps. */
export interface Store {
  readonly db: Kysely<Tables>;
  /** For works that come often. */
  readonly commits: GroupCommit<Tables>;
  readonly blobs: BlobStore;
  readonly smallBlobs: SmallBlobs;
  /** The blobs of both kinds, for those who share them. */
  readonly sharedBlobs: SharedBlobs;
  readonly partialFiles: PartialFiles;
  /** The temporary files of pictures that are being kept; nothing in it outlives a start. */
  readonly partialPacks: PartialFiles;
  /** Bytes that can still be stored. */
  freeBytes(): Promise<number>;
  /** Bytes of the database that are free again; rows are written there before it grows. */
  reusableBytes(): Promise<number>;
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
  const databasePath = join(dataDir, databaseFile);
  const { db, lateSync } = await openDatabase(databasePath);
  const commits = new GroupCommit(lateSync, onBackgroundError);
  const blobs = new FolderBlobStore(folders.blobs);
  const small = new SmallBlobs(db, commits);
  const sharedBlobs = new SharedBlobs({ db, blobs, small, onBackgroundError });
  return {
    db,
    commits,
    blobs,
    smallBlobs: small,
    sharedBlobs,
    partialFiles: new PartialFiles(folders.uploads),
    partialPacks: new PartialFiles(folders.packs),
    freeBytes: () => freeBytes(dataDir),
    reusableBytes: () => reusableBytes(db),
    async close() {
      await sharedBlobs.idle();
      await commits.idle();
      await lateSync.close();
      await db.destroy();
    },
  };
}

async function openDatabase(path: string) {
  const database = openSqlite(path);
  const db = new Kysely<Tables>({ dialect: new TransactionalSqliteDialect({ database }) });
  try {
    await migrate(db);
    return { db, lateSync: await SqliteLateSync.open(db, database, path) };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

async function reusableBytes(db: Kysely<Tables>): Promise<number> {
  const free = sql<{ bytes: number }>`
    SELECT freelist_count * page_size AS bytes FROM pragma_freelist_count, pragma_page_size`;
  return (await free.execute(db)).rows[0]?.bytes ?? 0;
}
