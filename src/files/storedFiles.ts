import type { Kysely, Selectable, SelectQueryBuilder } from 'kysely';
import { DrishtiError } from '../errors.js';
import type { SharedBlobs } from '../store/sharedBlobs.js';
import type { FilesTable, Tables } from '../store/tables.js';
import { isFileId } from './fileId.js';
import { readFileRow, writeFileRow } from './fileRow.js';
import type { FilePage, Files, OpenFile, StoredFile } from './files.js';
import { readPageToken, writePageToken } from './pageToken.js';

/** Files in the database, their bytes in shared blobs. An expired file is unknown at once, and swept later. */
export class StoredFiles implements Files {
  readonly #db: Kysely<Tables>;
  readonly #blobs: SharedBlobs;
  readonly #now: () => number;

  constructor(db: Kysely<Tables>, blobs: SharedBlobs, now: () => number) {
    this.#db = db;
    this.#blobs = blobs;
    this.#now = now;
  }

  async get(id: string): Promise<StoredFile> {
    // PostgreSQL fails on a NUL character, and no database needs to be asked for what cannot be there.
    if (!isFileId(id)) throw unknownFile(id);
    const row = await this.#living().where('id', '=', id).executeTakeFirst();
    if (row === undefined) throw unknownFile(id);
    return readFileRow(row);
  }

  async list({ pageSize, pageToken }: Parameters<Files['list']>[0]): Promise<FilePage> {
    const page = this.#living()
      .orderBy('created_ms', 'desc')
      .orderBy('id', 'desc')
      .limit(pageSize + 1);
    const query = pageToken === undefined ? page : after(page, pageToken);
    const found = (await query.execute()).map(readFileRow);
    const files = found.slice(0, pageSize);
    const last = files.at(-1);
    if (found.length <= pageSize || last === undefined) return { files };
    return { files, nextPageToken: writePageToken({ created: last.created.getTime(), id: last.id }) };
  }

  async delete(id: string): Promise<void> {
    if (!(await this.#remove(await this.get(id)))) throw unknownFile(id);
  }

  async open(id: string): Promise<OpenFile> {
    const { sha256 } = await this.get(id);
    const release = this.#blobs.pin(sha256);
    try {
      // Only what is still known once it is pinned is sure to have its bytes.
      const file = await this.get(id);
      if (file.sha256 !== sha256) throw unknownFile(id);
      return { file, path: await this.#blobs.path(sha256), release };
    } catch (error) {
      release();
      throw error;
    }
  }

  /** @throws DrishtiError `already_exists` */
  async requireFree(id: string): Promise<void> {
    if ((await this.#living().where('id', '=', id).executeTakeFirst()) !== undefined) throw takenId(id);
  }

  /**
   * Stores a new file with the bytes of a local file. `record` writes down in the same transaction what must not be
   * true without the file.
   * @throws DrishtiError `already_exists`
   */
  async create(
    file: StoredFile,
    path: string,
    record: (transaction: Kysely<Tables>) => Promise<unknown>,
  ): Promise<void> {
    await this.#removeAll(this.#expired().where('id', '=', file.id));
    await this.requireFree(file.id);
    await this.#blobs.store(file.sha256, path, () =>
      this.#db.transaction().execute(async (transaction) => {
        const insert = transaction.insertInto('files').values(writeFileRow(file));
        const { numInsertedOrUpdatedRows } = await insert
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if (numInsertedOrUpdatedRows !== 1n) throw takenId(file.id);
        await record(transaction);
      }),
    );
  }

  /** Removes what is expired. */
  sweep(): Promise<void> {
    return this.#removeAll(this.#expired());
  }

  #living() {
    return this.#db.selectFrom('files').selectAll().where('expires_ms', '>', this.#now());
  }

  #expired() {
    return this.#db.selectFrom('files').selectAll().where('expires_ms', '<=', this.#now());
  }

  async #removeAll(query: FileQuery): Promise<void> {
    for (const row of await query.execute()) await this.#remove(readFileRow(row));
  }

  /** Whether this very file was still there: another may have got its id since. */
  #remove({ id, created, sha256 }: StoredFile): Promise<boolean> {
    return this.#blobs.remove(sha256, async () => {
      const query = this.#db
        .deleteFrom('files')
        .where('id', '=', id)
        .where('created_ms', '=', created.getTime());
      return (await query.executeTakeFirst()).numDeletedRows > 0n;
    });
  }
}

type FileQuery = SelectQueryBuilder<Tables, 'files', Selectable<FilesTable>>;

function after(query: FileQuery, pageToken: string): FileQuery {
  const { created, id } = readPageToken(pageToken);
  return query.where((row) =>
    row.or([row('created_ms', '<', created), row.and([row('created_ms', '=', created), row('id', '<', id)])]),
  );
}

/** Characters of an unknown id that a message repeats: every real one is shorter. */
const maxEchoed = 60;

function unknownFile(id: string): DrishtiError {
  const name = `files/${id.slice(0, maxEchoed)}`;
  return new DrishtiError('not_found', `there is no file ${name}; it may have expired or been deleted`);
}

function takenId(id: string): DrishtiError {
  return new DrishtiError('already_exists', `file.name: there is a file files/${id} already`);
}
