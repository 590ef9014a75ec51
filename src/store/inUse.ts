import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { databaseFile } from './store.js';

/** Whether a server has the data folder open. */
export function isDataDirInUse(dataDir: string): boolean {
  const path = join(dataDir, databaseFile);
  if (!existsSync(path)) return false;
  const database = new Database(path, { readonly: true, timeout: 0 });
  try {
    database.prepare('SELECT count(*) FROM sqlite_master').all();
    return false;
  } catch (error) {
    return (error as { code?: unknown }).code === 'SQLITE_BUSY';
  } finally {
    database.close();
  }
}
