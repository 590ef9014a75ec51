import { type Kysely, sql } from 'kysely';
import { referencesTo } from './blobReferences.js';
import type { GroupCommit } from './groupCommit.js';
import type { Tables } from './tables.js';

/** Bytes up to which a content is kept in the database: a row is sooner written than a file is made. */
export const maxSmallBlob = 256_000;

export interface SmallBlob {
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  /** At most `maxSmallBlob`, at least one. */
  readonly bytes: Uint8Array;
}

/** Part of a content, in bytes. */
export interface ByteRange {
  readonly offset: number;
  readonly length: number;
}

/** Writes a content down, unless it is there, in the transaction in which something comes to refer to it. */
export async function insertSmallBlob(transaction: Kysely<Tables>, blob: SmallBlob): Promise<void> {
  const insert = transaction.insertInto('small_blobs').values(blob);
  await insert.onConflict((conflict) => conflict.column('sha256').doNothing()).execute();
}

/** Contents in the database. */
export class SmallBlobs {
  readonly #db: Kysely<Tables>;
  readonly #commits: GroupCommit<Tables>;

  constructor(db: Kysely<Tables>, commits: GroupCommit<Tables>) {
    this.#db = db;
    this.#commits = commits;
  }

  /** In bytes; nothing for content that is not there. */
  async sizeOf(sha256: string): Promise<number | undefined> {
    const size = sql<number>`length(bytes)`.as('size');
    return (await this.#row(sha256).select(size).executeTakeFirst())?.size;
  }

  /** @throws Error when the content is not there */
  async read(sha256: string, { offset, length }: ByteRange): Promise<Uint8Array> {
    const bytes = sql<ArrayBuffer | Uint8Array>`substr(bytes, ${offset + 1}, ${length})`.as('bytes');
    const row = await this.#row(sha256).select(bytes).executeTakeFirstOrThrow();
    return new Uint8Array(row.bytes);
  }

  /** Removes the content, unless something refers to it by then. Unknown content is no error. */
  async delete(sha256: string): Promise<void> {
    if ((await this.sizeOf(sha256)) === undefined) return;
    await this.#commits.run(async (transaction) => {
      const blob = transaction.deleteFrom('small_blobs').where('sha256', '=', sha256);
      await blob.where(({ not, exists }) => not(exists(referencesTo(transaction, sha256)))).execute();
    });
  }

  /** Removes what nothing refers to, without a look at the bytes of the rest. */
  async deleteUnused(): Promise<void> {
    const unused = this.#db
      .selectFrom('small_blobs')
      .select('sha256')
      .except(this.#db.selectFrom('files').select('sha256'))
      .except(this.#db.selectFrom('interaction_blobs').select('sha256'));
    await this.#db.deleteFrom('small_blobs').where('sha256', 'in', unused).execute();
  }

  /** All there are, in no order. */
  async list(): Promise<string[]> {
    const rows = await this.#db.selectFrom('small_blobs').select('sha256').execute();
    return rows.map(({ sha256 }) => sha256);
  }

  #row(sha256: string) {
    return this.#db.selectFrom('small_blobs').where('sha256', '=', sha256);
  }
}
