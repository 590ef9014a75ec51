import type { Kysely } from 'kysely';
import { DrishtiError } from '../errors.js';
import type { SharedBlobs } from '../store/sharedBlobs.js';
import type { Tables } from '../store/tables.js';
import type { Files, StoredFile } from './files.js';
import { FileTable } from './fileTable.js';
import { OwnedFiles } from './ownedFiles.js';

/** Everybody's files: rows in the database, their bytes in shared blobs. An expired file is unknown at once, and swept later. */
export class StoredFiles {
  readonly #db: Kysely<Tables>;
  readonly #table: FileTable;
  readonly #blobs: SharedBlobs;

  constructor(db: Kysely<Tables>, blobs: SharedBlobs, now: () => number) {
    this.#db = db;
    this.#table = new FileTable(db, now);
    this.#blobs = blobs;
  }

  /** Those of one owner. */
  of(owner: string): Files {
    return new OwnedFiles(owner, this.#table, this.#blobs);
  }

  /** @throws DrishtiError `already_exists` */
  async requireFree(owner: string, id: string): Promise<void> {
    if ((await this.#table.find(owner, id)) !== undefined) throw takenId(id);
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
    await this.#removeAll(await this.#table.expired(file));
    await this.requireFree(file.owner, file.id);
    await this.#blobs.store(file.sha256, path, () =>
      this.#db.transaction().execute(async (transaction) => {
        if (!(await this.#table.insert(transaction, file))) throw takenId(file.id);
        await record(transaction);
      }),
    );
  }

  /** Removes what is expired. */
  async sweep(): Promise<void> {
    await this.#removeAll(await this.#table.expired());
  }

  async #removeAll(files: readonly StoredFile[]): Promise<void> {
    for (const file of files) await this.#blobs.remove(file.sha256, () => this.#table.delete(file));
  }
}

function takenId(id: string): DrishtiError {
  return new DrishtiError('already_exists', `file.name: there is a file files/${id} already`);
}
