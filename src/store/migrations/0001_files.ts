import type { Kysely, Migration } from 'kysely';

/** Files and the uploads that they come from. */
export const createFiles: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('files')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('display_name', 'text')
      .addColumn('mime_type', 'text', (column) => column.notNull())
      .addColumn('size_bytes', 'bigint', (column) => column.notNull())
      .addColumn('sha256', 'text', (column) => column.notNull())
      .addColumn('created_ms', 'bigint', (column) => column.notNull())
      .addColumn('updated_ms', 'bigint', (column) => column.notNull())
      .addColumn('expires_ms', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('files_by_time').on('files').columns(['created_ms', 'id']).execute();
    await db.schema.createIndex('files_by_content').on('files').column('sha256').execute();
    await db.schema.createIndex('files_by_expiry').on('files').column('expires_ms').execute();

    await db.schema
      .createTable('uploads')
      .addColumn('key_sha256', 'text', (column) => column.primaryKey())
      .addColumn('file_id', 'text', (column) => column.notNull())
      .addColumn('display_name', 'text')
      .addColumn('mime_type', 'text', (column) => column.notNull())
      .addColumn('size_bytes', 'bigint', (column) => column.notNull())
      .addColumn('received_bytes', 'bigint', (column) => column.notNull())
      .addColumn('received_sha256', 'text', (column) => column.notNull())
      .addColumn('chunk_start', 'bigint', (column) => column.notNull())
      .addColumn('touched_ms', 'bigint', (column) => column.notNull())
      .addColumn('finished_file_id', 'text', (column) => column.references('files.id').onDelete('cascade'))
      .execute();
    await db.schema.createIndex('uploads_by_time').on('uploads').column('touched_ms').execute();
    await db.schema.createIndex('uploads_by_file').on('uploads').column('finished_file_id').execute();
  },
};
