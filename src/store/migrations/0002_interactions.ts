import type { Kysely, Migration } from 'kysely';

/** Interactions, their logs and the blobs that their pictures are in. */
export const createInteractions: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('interactions')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('created_ms', 'bigint', (column) => column.notNull())
      .addColumn('expires_ms', 'bigint', (column) => column.notNull())
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('size_bytes', 'bigint', (column) => column.notNull())
      .addColumn('record', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('interactions_by_status')
      .on('interactions')
      .columns(['status', 'created_ms', 'size_bytes'])
      .execute();
    await db.schema.createIndex('interactions_by_expiry').on('interactions').column('expires_ms').execute();

    await db.schema
      .createTable('interaction_events')
      .addColumn('interaction_id', 'text', (column) =>
        column.notNull().references('interactions.id').onDelete('cascade'),
      )
      .addColumn('first_seq', 'integer', (column) => column.notNull())
      .addColumn('events', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('interaction_events_place', ['interaction_id', 'first_seq'])
      .execute();

    await db.schema
      .createTable('interaction_blobs')
      .addColumn('interaction_id', 'text', (column) =>
        column.notNull().references('interactions.id').onDelete('cascade'),
      )
      .addColumn('sha256', 'text', (column) => column.notNull())
      .addColumn('size_bytes', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('interaction_blobs_once', ['interaction_id', 'sha256'])
      .execute();
    await db.schema
      .createIndex('interaction_blobs_by_content')
      .on('interaction_blobs')
      .columns(['sha256', 'size_bytes'])
      .execute();
  },
};
