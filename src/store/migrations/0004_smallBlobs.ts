import type { Kysely, Migration } from 'kysely';

/** Small contents, which are no files. */
export const createSmallBlobs: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('small_blobs')
      .addColumn('sha256', 'text', (column) => column.primaryKey())
      // PostgreSQL's word. SQLite keeps bytes as they are in a column of any type:
      // https://www.sqlite.org/datatype3.html#type_affinity
      .addColumn('bytes', 'bytea', (column) => column.notNull())
      .execute();
  },
};
