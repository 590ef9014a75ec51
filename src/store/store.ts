import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, SqliteDialect } from 'kysely';
import type { BlobStore } from './blobStore.js';
import { freeBytes } from './diskReserve.js';
import { syncFolder } from './durably.js';
import { FolderBlobStore } from './folderBlobStore.js';
import { migrate } from './migrate.js';
import { PartialFiles } from './partialFiles.js';
import { openSqlite } from './sqlite.js';
import type { Tables } from './tables.js';

/** Everything the server keeps. */
export interface Store {
  readonly db: Kysely<Tables>;
  readonly blobs: BlobStore;
  readonly partialFiles: PartialFiles;
  /** Bytes that can still be stored. */
  freeBytes(): Promise<number>;
  close(): Promise<void>;
}

/**
 * Opens the store in a folder, for one process at a time.
 * @throws StoreInUseError when another process has it open
 */
export async function openStore({ dataDir }: { readonly dataDir: string }): Promise<Store> {
  const [blobs, uploads] = [join(dataDir, 'blobs'), join(dataDir, 'uploads')];
  await Promise.all([blobs, uploads].map((folder) => mkdir(folder, { recursive: true })));
  await syncFolder(dataDir);
  const db = await openDatabase(join(dataDir, 'drishti.db'));
  return {
    db,
    blobs: new FolderBlobStore(blobs),
    partialFiles: new PartialFiles(uploads),
    freeBytes: () => freeBytes(dataDir),
    close: () => db.destroy(),
  };
}

async function openDatabase(path: string): Promise<Kysely<Tables>> {
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: openSqlite(path) }) });
  try {
    await migrate(db);
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
