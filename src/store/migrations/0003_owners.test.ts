import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, type Migration, Migrator, sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrations } from '../migrate.js';
import { openSqlite } from '../sqlite.js';
import { openStore } from '../store.js';
import { TransactionalSqliteDialect } from '../transactionalSqlite.js';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'drishti-migration-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const file = {
  id: 'a',
  display_name: 'Ä',
  mime_type: 'text/plain',
  size_bytes: 2 ** 53 - 1,
  sha256: 'ab',
  created_ms: 1,
  updated_ms: 2,
  expires_ms: 3,
};

const running = {
  key_sha256: 'running',
  file_id: 'b',
  display_name: null,
  mime_type: 'image/png',
  size_bytes: 9,
  received_bytes: 4,
  received_sha256: 'cd',
  chunk_start: 2,
  touched_ms: 4,
  finished_file_id: null,
};
const finished = { ...running, key_sha256: 'finished', file_id: 'a', finished_file_id: 'a' };

// biome-ignore lint/suspicious/noExplicitAny: the tables are not yet those of today
type Earlier = Kysely<any>;

function open(): Earlier {
  const database = openSqlite(join(dataDir, 'drishti.db'));
  return new Kysely({ dialect: new TransactionalSqliteDialect({ database }) });
}

const migrator = (db: Earlier, more: Record<string, Migration> = {}) =>
  new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations, ...more }) } });

/** A database as the first release left it, with a file and two uploads. */
async function firstRelease(): Promise<Earlier> {
  const db = open();
  await migrator(db).migrateTo('0001_files');
  await db.insertInto('files').values(file).execute();
  await db.insertInto('uploads').values([running, finished]).execute();
  return db;
}

it('keeps what the first release has stored, for nobody in particular', async () => {
  await (await firstRelease()).destroy();
  const { db, close } = await openStore({ dataDir });
  expect(await db.selectFrom('files').selectAll().execute()).toEqual([{ owner: '', ...file }]);
  const uploads = await db.selectFrom('uploads').selectAll().orderBy('key_sha256', 'desc').execute();
  expect(uploads).toEqual([
    { owner: '', ...running },
    { owner: '', ...finished },
  ]);
  await close();
});

it('ties finished uploads to the file of their owner', async () => {
  await (await firstRelease()).destroy();
  const { db, close } = await openStore({ dataDir });
  const others = { ...finished, key_sha256: 'theirs', owner: 'o' };
  await expect(db.insertInto('uploads').values(others).execute()).rejects.toThrow(/FOREIGN KEY/);
  await db
    .insertInto('files')
    .values({ owner: 'o', ...file })
    .execute();
  await db.insertInto('uploads').values(others).execute();
  await db.deleteFrom('files').where('owner', '=', '').execute();
  const left = await db.selectFrom('uploads').select('key_sha256').orderBy('key_sha256').execute();
  expect(left.map((row) => row.key_sha256)).toEqual(['running', 'theirs']);
  const again = db.insertInto('files').values({ owner: 'o', ...file });
  await expect(again.execute()).rejects.toThrow(/UNIQUE/);
  await close();
});

it('changes nothing when what follows fails', async () => {
  const db = await firstRelease();
  const fails: Migration = {
    async up() {
      throw new Error('no');
    },
  };
  expect((await migrator(db, { '9999_fails': fails }).migrateToLatest()).error).toBeDefined();
  expect(await db.selectFrom('files').selectAll().execute()).toEqual([file]);
  expect(await db.selectFrom('uploads').selectAll().execute()).toHaveLength(2);
  const tables = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(db);
  expect(tables.rows.map(({ name }) => name)).not.toContain('interactions');
  await db.destroy();
});

it('leaves no index behind', async () => {
  await (await firstRelease()).destroy();
  const { db, close } = await openStore({ dataDir });
  const { rows } = await sql<{ name: string; tbl_name: string }>`
    select name, tbl_name from sqlite_master where type = 'index' and tbl_name in ('files', 'uploads')`.execute(
    db,
  );
  const named = rows.map(({ name }) => name).filter((name) => !name.startsWith('sqlite_'));
  expect(named.sort()).toEqual([
    'files_by_content',
    'files_by_expiry',
    'files_by_time',
    'uploads_by_file',
    'uploads_by_time',
  ]);
  await close();
});
