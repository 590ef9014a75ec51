import type Database from 'libsql';

/** Queries have few forms, and lists of many lengths. */
const maxStatements = 200;

/** What has its effect each time it is run: a PRAGMA may have it when it is prepared, and only then. */
const repeatable = /^(begin|commit|select|insert|update|delete)\b/i;

/** Prepares each form of a query once: preparing takes longer than most queries do. */
export class StatementCache {
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();

  constructor(database: Database.Database) {
    this.#database = database;
  }

  prepare(sql: string): Database.Statement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    if (!repeatable.test(sql)) return statement;
    if (this.#statements.size === maxStatements) this.clear();
    this.#statements.set(sql, statement);
    return statement;
  }

  clear(): void {
    this.#statements.clear();
  }
}
