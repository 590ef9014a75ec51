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
  commits = new GroupCommit(database);
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
    expect(database).toMatchObject({ transactions: 1, syncs: 1 });
  });

  it('are done in several transactions when they are very many', async () => {
    await Promise.all(names(1000).map((name) => commits.run(write(name))));
    expect(await written()).toEqual(names(1000));
    expect(database.transactions).toBe(Math.ceil(1000 / 64));
  });

  it('include what comes while the disk is busy', async () => {
    const free = holdDisk();
    const first = commits.run(write('first'));
    while (database.syncs === 0) await new Promise(setImmediate);
    const others = names(10).map((name) => commits.run(write(name)));
    free();
    await Promise.all([first, ...others]);
    expect(database.transactions).toBe(2);
    expect(await written()).toEqual(['first', ...names(10)]);
  });
});

describe('a caller', () => {
  it('is told once the work is on the disk', async () => {
    const free = holdDisk();
    let isTold = false;
    const work = commits.run(write('work')).then(() => {
      isTold = true;
    });
    while (database.syncs === 0) await new Promise(setImmediate);
    await new Promise(setImmediate);
    expect(await written()).toEqual(['work']);
    expect(isTold).toBe(false);
    free();
    await work;
  });

  it('is told when the disk fails', async () => {
    database.disk = () => Promise.reject(new Error('the disk is broken'));
    const works = ['one', 'two'].map((name) => commits.run(write(name)));
    const results = await Promise.allSettled(works);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(works[0]).rejects.toThrow('the disk is broken');
    database.disk = async () => {};
    await commits.run(write('three'));
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
