import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables.js';
import { readFileRow, writeFileRow } from './fileRow.js';
import type { StoredFile } from './files.js';
import type { PagePosition } from './pageToken.js';

/** The rows of files. */
export class FileTable {
  readonly #db: Kysely<Tables>;
  readonly #now: () => number;

  constructor(db: Kysely<Tables>, now: () => number) {
    this.#db = db;
    this.#now = now;
  }

  /** One that is not expired. */
  async find(owner: string, id: string): Promise<StoredFile | undefined> {
    const row = await this.#living(owner).where('id', '=', id).executeTakeFirst();
    return row && readFileRow(row);
  }

  /** The newest that are not expired, older than a position when there is one. */
  async newest(owner: string, most: number, after?: PagePosition): Promise<StoredFile[]> {
    const all = this.#living(owner).orderBy('created_ms', 'desc').orderBy('id', 'desc').limit(most);
    const rows = await (after === undefined
      ? all
      : all.where((row) =>
          row.or([
            row('created_ms', '<', after.created),
            row.and([row('created_ms', '=', after.created), row('id', '<', after.id)]),
          ]),
        )
    ).execute();
    return rows.map(readFileRow);
  }

  /** Everybody's that are expired, or the one that has a certain id. */
  async expired(of?: { readonly owner: string; readonly id: string }): Promise<StoredFile[]> {
    const all = this.#db.selectFrom('files').selectAll().where('expires_ms', '<=', this.#now());
    const rows = of === undefined ? all : all.where('owner', '=', of.owner).where('id', '=', of.id);
    return (await rows.execute()).map(readFileRow);
  }

  /** Whether its id was free. */
  async insert(transaction: Kysely<Tables>, file: StoredFile): Promise<boolean> {
    const insert = transaction.insertInto('files').values(writeFileRow(file));
    const result = await insert.onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
    return result.numInsertedOrUpdatedRows === 1n;
  }

  /** Whether this very file was still there: another may have got its id since. */
  async delete({ owner, id, created }: StoredFile): Promise<boolean> {
    const query = this.#db
      .deleteFrom('files')
      .where('owner', '=', owner)
      .where('id', '=', id)
      .where('created_ms', '=', created.getTime());
    return (await query.executeTakeFirst()).numDeletedRows > 0n;
  }

  #living(owner: string) {
    const files = this.#db.selectFrom('files').selectAll().where('owner', '=', owner);
    return files.where('expires_ms', '>', this.#now());
  }
}
