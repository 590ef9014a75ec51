import type { SqliteDatabase } from 'kysely';
import Database from 'libsql';
import { StatementCache } from './statementCache.js';

/** Another process keeps the data folder; the message says what to do and may be printed as it is. */
export class StoreInUseError extends Error {
  override readonly name = 'StoreInUseError';
}

/** What Kysely needs, and a short way for what is no query. */
export interface OpenSqlite extends SqliteDatabase {
  exec(sql: string): void;
}

/** How long an ending server may keep the one that follows it waiting. */
const busyTimeoutMs = 1000;

/**
 * Opens the database file for this process alone. The lock is the kernel's, so a killed process leaves nothing locked.
 * @throws StoreInUseError when another process, or this one, has it open
 */
export function openSqlite(path: string): OpenSqlite {
  const database = new Database(path, { timeout: busyTimeoutMs });
  try {
    prepare(database);
  } catch (cause) {
    database.close();
    if ((cause as { code?: unknown }).code !== 'SQLITE_BUSY') throw cause;
    throw new StoreInUseError(
      `${path} is used by another server; stop it, or give this one a data folder of its own`,
      { cause },
    );
  }
  const statements = new StatementCache(database);
  return {
    prepare: (sql) => prepareQuery(database, statements, sql),
    exec: (sql) => database.exec(sql),
    close() {
      statements.clear();
      close(database);
    },
  };
}

function prepare(database: Database.Database): void {
  // Before WAL: then the index of the log lives in this process and needs no shared memory.
  database.pragma('locking_mode = EXCLUSIVE');
  database.pragma('journal_mode = WAL');
  // A file that was answered as stored must outlive a power cut, not only a crash of this process.
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  // The lock is taken by the first transaction and kept.
  database.exec('BEGIN IMMEDIATE; COMMIT');
}

/**
 * When the disk is full SQLite rolls back by itself. The rollback that Kysely sends then would fail, and hide why.
 * Source: https://www.sqlite.org/lang_transaction.html, "Response To Errors Within A Transaction".
 */
function prepareQuery(
  database: Database.Database,
  statements: StatementCache,
  sql: string,
): Database.Statement {
  const isDone = sql === 'rollback' && !database.inTransaction;
  return statements.prepare(isDone ? 'SELECT 1' : sql);
}

/**
 * libsql keeps the file open until the last prepared statement is collected as garbage, and the lock with it; so the
 * lock is given back explicitly. SQLite leaves exclusive mode only outside WAL, at the next read.
 */
function close(database: Database.Database): void {
  try {
    database.pragma('journal_mode = DELETE');
    database.pragma('locking_mode = NORMAL');
    database.prepare('SELECT count(*) FROM sqlite_master').all();
  } finally {
    database.close();
  }
}
