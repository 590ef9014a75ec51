import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GroupCommit, type LateSync, type Work } from './groupCommit.js';
import { openStore, type Store } from './store.js';
import type { Tables } from './tables.js';

let dataDir: string;
let store: Store;
let database: CountingSync;
let commits: GroupCommit<Tables>;
let syncErrors: unknown[];

/** Transactions of the store, as SQLite has them; counts them, and lets a test hold up the disk. */
class CountingSync implements LateSync<Tables> {
  transactions = 0;
  syncs = 0;
  disk = async () => {};

  transaction<Result>(work: Work<Tables, Result>): Promise<Result> {
    this.transactions++;
    return store.db.transaction().execute(work);
  }

  sync(): Promise<void> {
    this.syncs++;
    return this.disk();
  }
}

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'drishti-commits-'));
  store = await openStore({ dataDir });
  await sql`CREATE TABLE done (name TEXT PRIMARY KEY, place INTEGER)`.execute(store.db);
  database = new CountingSync();
  syncErrors = [];
  commits = new GroupCommit(database, (error) => syncErrors.push(error));
});
afterEach(async () => {
  await store.close();
  rmSync(dataDir, { recursive: true });
});

/** Writes a name down, which must be new, and gives its place among all. */
function write(name: string): Work<Tables, number> {
  return async (transaction) => {
    const { rows } = await sql<{ count: number }>`SELECT count(*) AS count FROM done`.execute(transaction);
    const place = rows[0]?.count ?? -1;
    await sql`INSERT INTO done VALUES (${name}, ${place})`.execute(transaction);
    return place;
  };
}

async function written(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`SELECT name FROM done ORDER BY place`.execute(store.db);
  return rows.map(({ name }) => name);
}

/** Lets the disk be busy until the function that is returned is called. */
function holdDisk(): () => void {
  let free = () => {};
  const held = new Promise<void>((resolve) => {
    free = resolve;
  });
  database.disk = () => held;
  return () => free();
}

const names = (count: number) => Array.from({ length: count }, (_, index) => `work ${index}`);

describe('works that come together', () => {
  it('share a transaction and a sync, in the order in which they came', async () => {
    const places = await Promise.all(names(50).map((name) => commits.run(write(name))));
    expect(places).toEqual(names(50).map((_, index) => index));
    expect(await written()).toEqual(names(50));
    await commits.idle();
    expect(database).toMatchObject({ transactions: 1, syncs: 1 });
  });

  it('are done in several transactions when they are very many', async () => {
    await Promise.all(names(1000).map((name) => commits.run(write(name))));
    expect(await written()).toEqual(names(1000));
    expect(database.transactions).toBe(Math.ceil(1000 / 64));
  });

  it('wait for no disk, and share its next round', async () => {
    const free = holdDisk();
    await commits.run(write('first'));
    for (const name of names(10)) await commits.run(write(name));
    expect(await written()).toEqual(['first', ...names(10)]);
    expect(database).toMatchObject({ transactions: 11, syncs: 1 });
    free();
    await commits.idle();
    expect(database.syncs).toBe(2);
  });
});

describe('a disk that fails', () => {
  it('is reported, and takes nothing from who wrote', async () => {
    database.disk = () => Promise.reject(new Error('the disk is broken'));
    expect(await commits.run(write('one'))).toBe(0);
    await commits.idle();
    expect(syncErrors).toMatchObject([{ message: 'the disk is broken' }]);
    database.disk = async () => {};
    await commits.run(write('two'));
    await commits.idle();
    expect(syncErrors).toHaveLength(1);
  });
});

describe('a work that fails', () => {
  it('takes nothing from the others, and leaves nothing', async () => {
    const failing: Work<Tables, number> = async (transaction) => {
      await write('half')(transaction);
      throw new Error('this one');
    };
    const results = await Promise.allSettled([
      commits.run(write('a')),
      commits.run(failing),
      commits.run(write('a')),
      commits.run(write('b')),
    ]);
    expect(results).toMatchObject([
      { status: 'fulfilled', value: 0 },
      { status: 'rejected', reason: { message: 'this one' } },
      { status: 'rejected', reason: { message: expect.stringMatching(/UNIQUE/) } },
      { status: 'fulfilled', value: 1 },
    ]);
    expect(await written()).toEqual(['a', 'b']);
  });

  it('fails alone when it comes alone', async () => {
    await expect(commits.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await commits.run(write('next'))).toBe(0);
  });
});

it('waits for all when asked to', async () => {
  void commits.run(write('a'));
  void commits.run(write('b'));
  await commits.idle();
  expect(await written()).toEqual(['a', 'b']);
  await commits.idle();
});
