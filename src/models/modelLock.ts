import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import Database from 'libsql';
import { ModelError } from './modelError.js';
import { lockFile } from './modelsFolder.js';

/**
 * Does work on a model that nobody else works on. The lock is the kernel's, as that of the data folder: a killed process
 * leaves nothing locked.
 * @throws ModelError when another process, or this one, works on it
 */
export async function withModelLock<T>(dataDir: string, id: string, work: () => Promise<T>): Promise<T> {
  const path = lockFile(dataDir, id);
  await mkdir(dirname(path), { recursive: true });
  const database = new Database(path, { timeout: 0 });
  try {
    lock(database, id);
    return await work();
  } finally {
    if (database.inTransaction) database.exec('ROLLBACK');
    database.close();
  }
}

function lock(database: Database.Database, id: string): void {
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    if ((cause as { code?: unknown }).code !== 'SQLITE_BUSY') throw cause;
    throw new ModelError(`another drishti models command is at work on ${id}`, { cause });
  }
}
