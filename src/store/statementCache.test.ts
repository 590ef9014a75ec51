import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type Store } from './store.js';

let dataDir: string;
let store: Store;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'drishti-statements-'));
  store = await openStore({ dataDir });
  await sql`CREATE TABLE t (a INTEGER PRIMARY KEY)`.execute(store.db);
});
afterEach(async () => {
  await store.close();
  rmSync(dataDir, { recursive: true });
});

const insert = (value: number) => sql`INSERT INTO t VALUES (${value})`.execute(store.db);
const all = async () => (await sql`SELECT * FROM t`.execute(store.db)).rows;

it('runs a query that failed before', async () => {
  await insert(1);
  await expect(insert(1)).rejects.toThrow(/UNIQUE/);
  await insert(2);
  expect(await all()).toEqual([{ a: 1 }, { a: 2 }]);
});

it('sees the columns that a table has got since', async () => {
  await insert(1);
  expect(await all()).toEqual([{ a: 1 }]);
  await sql`ALTER TABLE t ADD COLUMN b TEXT DEFAULT 'x'`.execute(store.db);
  expect(await all()).toEqual([{ a: 1, b: 'x' }]);
});

it('runs more forms of queries than it keeps', async () => {
  for (let form = 0; form < 1000; form++) {
    const { rows } = await sql.raw(`SELECT ${form} AS form`).execute(store.db);
    expect(rows).toEqual([{ form }]);
  }
  await insert(1);
  expect(await all()).toEqual([{ a: 1 }]);
});
