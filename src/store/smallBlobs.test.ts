import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sha256 } from '../../tests/support/fileService.js';
import { insertSmallBlob, type SmallBlobs } from './smallBlobs.js';
import { openStore, type Store } from './store.js';
import type { Tables } from './tables.js';

let dataDir: string;
let store: Store;
let blobs: SmallBlobs;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'drishti-small-'));
  store = await openStore({ dataDir });
  blobs = store.smallBlobs;
});
afterEach(async () => {
  await store.close();
  rmSync(dataDir, { recursive: true });
});

// From the middle of a larger buffer, as pictures may be.
const bytes = randomBytes(50_010).subarray(5, 50_005);
const name = sha256(bytes);

async function insert(times = 1): Promise<void> {
  for (let time = 0; time < times; time++) await insertSmallBlob(store.db, { sha256: name, bytes });
}

/** Lets an interaction need the blob. */
async function refer(id: string, db: Kysely<Tables> = store.db): Promise<void> {
  const interaction = { id, owner: '', status: 'completed', created_ms: 1, expires_ms: 2, attempts: 0 };
  await db
    .insertInto('interactions')
    .values({ ...interaction, size_bytes: 2, record: '{}' })
    .execute();
  const need = { interaction_id: id, sha256: name, size_bytes: bytes.length };
  await db.insertInto('interaction_blobs').values(need).execute();
}

it('gives back what was written down, whole or in parts', async () => {
  await insert();
  expect(await blobs.sizeOf(name)).toBe(bytes.length);
  const read = async (offset: number, length: number) => sha256(await blobs.read(name, { offset, length }));
  expect(await read(0, bytes.length)).toBe(name);
  for (const [offset, length] of [
    [0, 1],
    [1, 4096],
    [30_000, 20_000],
  ] as const) {
    expect(await read(offset, length)).toBe(sha256(bytes.subarray(offset, offset + length)));
  }
});

it('knows nothing of what was not', async () => {
  expect(await blobs.sizeOf(name)).toBeUndefined();
  await expect(blobs.read(name, { offset: 0, length: 1 })).rejects.toThrow();
  await blobs.delete(name);
});

it('keeps the same content once', async () => {
  await insert(2);
  expect(await blobs.list()).toEqual([name]);
});

it('removes only what nothing refers to', async () => {
  await insert();
  await refer('a');
  await blobs.delete(name);
  expect(await blobs.list()).toEqual([name]);
  await store.db.deleteFrom('interactions').execute();
  await blobs.delete(name);
  expect(await blobs.list()).toEqual([]);
});

it('keeps what an interaction needs that is written down while it is removed', async () => {
  await insert();
  const removing = blobs.delete(name);
  const inserting = store.commits.run(async (transaction) => {
    await insertSmallBlob(transaction, { sha256: name, bytes });
    await refer('a', transaction);
  });
  await Promise.all([removing, inserting]);
  expect(await blobs.list()).toEqual([name]);
});
