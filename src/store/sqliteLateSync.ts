import { type FileHandle, open } from 'node:fs/promises';
import type { Kysely } from 'kysely';
import type { LateSync, Work } from './groupCommit.js';
import type { OpenSqlite } from './sqlite.js';

/**
 * Transactions of SQLite whose bytes are synced by a thread of libuv: SQLite itself would keep the whole process waiting
 * for the disk. Source: https://www.sqlite.org/pragma.html#pragma_synchronous, "NORMAL" in WAL mode, where a commit is
 * durable as soon as the log is synced.
 */
export class SqliteLateSync<Tables> implements LateSync<Tables> {
  readonly #db: Kysely<Tables>;
  readonly #database: Pick<OpenSqlite, 'exec'>;
  readonly #log: FileHandle;

  private constructor(db: Kysely<Tables>, database: Pick<OpenSqlite, 'exec'>, log: FileHandle) {
    this.#db = db;
    this.#database = database;
    this.#log = log;
  }

  /**
   * @param database what the only connection of `db` is
   * @param path of the database, which is in WAL mode and open
   */
  static async open<Tables>(
    db: Kysely<Tables>,
    database: Pick<OpenSqlite, 'exec'>,
    path: string,
  ): Promise<SqliteLateSync<Tables>> {
    // Only ever the log: a process that closes the database file itself a second time loses SQLite's locks on it.
    // Windows syncs only what is open for writing.
    return new SqliteLateSync(db, database, await open(`${path}-wal`, 'r+'));
  }

  transaction<Result>(work: Work<Tables, Result>): Promise<Result> {
    return this.#db.connection().execute(async (connection) => {
      // Nobody else has the connection meanwhile. As queries these would take several times as long.
      this.#database.exec('PRAGMA synchronous = NORMAL');
      try {
        return await connection.transaction().execute(work);
      } finally {
        this.#database.exec('PRAGMA synchronous = FULL');
      }
    });
  }

  sync(): Promise<void> {
    return this.#log.datasync();
  }

  /** To be called before the database is closed. */
  close(): Promise<void> {
    return this.#log.close();
  }
}
