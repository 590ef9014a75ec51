import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openStore, type Store } from './store.js';
import type { Tables } from './tables.js';

const full = 2;
const normal = 1;

let dataDir: string;
let store: Store;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'drishti-sync-'));
  store = await openStore({ dataDir });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await store.close();
  rmSync(dataDir, { recursive: true });
});

async function synchronous(db: Kysely<Tables>): Promise<number | undefined> {
  return (await sql<{ synchronous: number }>`PRAGMA synchronous`.execute(db)).rows[0]?.synchronous;
}

it('leaves the disk to another thread for its own transactions only', async () => {
  expect(await synchronous(store.db)).toBe(full);
  for (const _ of [1, 2, 3]) {
    expect(await store.commits.run(synchronous)).toBe(normal);
    expect(await synchronous(store.db)).toBe(full);
  }
});

it('does so after a failure as well', async () => {
  await expect(store.commits.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await synchronous(store.db)).toBe(full);
});

it('syncs the log of the database before it tells that something is durable', async () => {
  const file = await open(join(dataDir, 'drishti.db-wal'));
  const datasync = vi.spyOn(Object.getPrototypeOf(file), 'datasync');
  await file.close();
  await store.commits.run(async () => {});
  expect(datasync).toHaveBeenCalledOnce();
});

it('finds the log of a database that was closed before', async () => {
  await store.close();
  store = await openStore({ dataDir });
  const insert = sql`INSERT INTO interactions VALUES ('a', '', 'completed', 1, 2, 0, 3, '{}')`;
  await store.commits.run(async (transaction) => void (await insert.execute(transaction)));
  await store.close();
  store = await openStore({ dataDir });
  expect(await store.db.selectFrom('interactions').select('id').execute()).toEqual([{ id: 'a' }]);
});
