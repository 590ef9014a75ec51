import { type Kysely, type Migration, sql } from 'kysely';

const fileColumns = [
  'id',
  'display_name',
  'mime_type',
  'size_bytes',
  'sha256',
  'created_ms',
  'updated_ms',
  'expires_ms',
];

const uploadColumns = [
  'key_sha256',
  'file_id',
  'display_name',
  'mime_type',
  'size_bytes',
  'received_bytes',
  'received_sha256',
  'chunk_start',
  'touched_ms',
  'finished_file_id',
];

/**
 * Files and uploads get an owner, and an id is one owner's own; what there is belongs to nobody's key. SQLite cannot
 * change a primary key, so both tables are made anew. Foreign keys are on: the new files must be there before the old
 * ones go, and the old uploads must go first, because they would be deleted with their files.
 */
export const addOwners: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createFiles(db);
    await createUploads(db);
    await copy(db, 'files', fileColumns);
    await copy(db, 'uploads', uploadColumns);
    for (const table of ['uploads', 'files']) await db.schema.dropTable(table).execute();
    for (const table of ['files', 'uploads']) {
      await db.schema.alterTable(`owned_${table}`).renameTo(table).execute();
    }
    await createIndexes(db);
  },
};

async function createFiles(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('owned_files')
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('display_name', 'text')
    .addColumn('mime_type', 'text', (column) => column.notNull())
    .addColumn('size_bytes', 'bigint', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('created_ms', 'bigint', (column) => column.notNull())
    .addColumn('updated_ms', 'bigint', (column) => column.notNull())
    .addColumn('expires_ms', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('files_once', ['owner', 'id'])
    .execute();
}

async function createUploads(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('owned_uploads')
    .addColumn('key_sha256', 'text', (column) => column.notNull())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('file_id', 'text', (column) => column.notNull())
    .addColumn('display_name', 'text')
    .addColumn('mime_type', 'text', (column) => column.notNull())
    .addColumn('size_bytes', 'bigint', (column) => column.notNull())
    .addColumn('received_bytes', 'bigint', (column) => column.notNull())
    .addColumn('received_sha256', 'text', (column) => column.notNull())
    .addColumn('chunk_start', 'bigint', (column) => column.notNull())
    .addColumn('touched_ms', 'bigint', (column) => column.notNull())
    .addColumn('finished_file_id', 'text')
    .addPrimaryKeyConstraint('uploads_once', ['key_sha256'])
    .addForeignKeyConstraint(
      'uploads_with_their_file',
      ['owner', 'finished_file_id'],
      'owned_files',
      ['owner', 'id'],
      (constraint) => constraint.onDelete('cascade'),
    )
    .execute();
}

async function copy(db: Kysely<unknown>, table: string, columns: readonly string[]): Promise<void> {
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const [from, to] = [sql.table(table), sql.table(`owned_${table}`)];
  await sql`insert into ${to} (owner, ${names}) select '', ${names} from ${from}`.execute(db);
}

async function createIndexes({ schema }: Kysely<unknown>): Promise<void> {
  await schema.createIndex('files_by_time').on('files').columns(['owner', 'created_ms', 'id']).execute();
  await schema.createIndex('files_by_content').on('files').column('sha256').execute();
  await schema.createIndex('files_by_expiry').on('files').column('expires_ms').execute();
  await schema.createIndex('uploads_by_time').on('uploads').column('touched_ms').execute();
  await schema.createIndex('uploads_by_file').on('uploads').columns(['owner', 'finished_file_id']).execute();
}
