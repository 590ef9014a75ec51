import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, Migrator } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sha256 } from '../../../tests/support/fileService.js';
import { migrations } from '../migrate.js';
import { insertSmallBlob } from '../smallBlobs.js';
import { openSqlite } from '../sqlite.js';
import { openStore } from '../store.js';
import type { Tables } from '../tables.js';
import { TransactionalSqliteDialect } from '../transactionalSqlite.js';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'drishti-migration-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const bytes = randomBytes(1000);
const name = sha256(bytes);
const interaction = {
  id: 'v1_a',
  owner: '',
  status: 'completed',
  created_ms: 1,
  expires_ms: 2,
  attempts: 0,
  size_bytes: 3,
  record: '{}',
};
const need = { interaction_id: 'v1_a', sha256: name, size_bytes: bytes.length };

/** A data folder whose pictures are files, small ones as well. */
async function storeEarlier(): Promise<void> {
  const database = openSqlite(join(dataDir, 'drishti.db'));
  const db = new Kysely<Tables>({ dialect: new TransactionalSqliteDialect({ database }) });
  const provider = { getMigrations: async () => ({ ...migrations }) };
  await new Migrator({ db, provider }).migrateTo('0003_owners');
  await db.insertInto('interactions').values(interaction).execute();
  await db.insertInto('interaction_blobs').values(need).execute();
  await db.destroy();
  const folder = join(dataDir, 'blobs', name.slice(0, 2));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), bytes);
}

it('leaves small pictures that are files where they are', async () => {
  await storeEarlier();
  const { db, sharedBlobs, smallBlobs, close } = await openStore({ dataDir });
  expect(await db.selectFrom('interactions').selectAll().execute()).toEqual([interaction]);
  expect(await db.selectFrom('interaction_blobs').selectAll().execute()).toEqual([need]);
  expect(await smallBlobs.list()).toEqual([]);
  expect(await sharedBlobs.find(name)).toMatchObject({ type: 'file', byteLength: bytes.length });
  await insertSmallBlob(db, { sha256: name, bytes });
  expect(await sharedBlobs.find(name)).toMatchObject({ type: 'row', byteLength: bytes.length });
  await close();
});
