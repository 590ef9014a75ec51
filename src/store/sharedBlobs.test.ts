import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sha256 } from '../../tests/support/fileService.js';
import { insertSmallBlob } from './smallBlobs.js';
import { openStore, type Store } from './store.js';

let dataDir: string;
let store: Store;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'drishti-shared-'));
  store = await openStore({ dataDir });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await store.close();
  rmSync(dataDir, { recursive: true });
});

async function temporaryFile(bytes: Uint8Array): Promise<string> {
  const path = join(dataDir, 'packs', sha256(bytes));
  await writeFile(path, bytes);
  return path;
}

/** Keeps new content as a file until the function that is returned is called. */
async function put(bytes: Uint8Array): Promise<() => void> {
  return store.sharedBlobs.put(sha256(bytes), () => temporaryFile(bytes));
}

it('syncs one file after the other', async () => {
  const waiting: (() => void)[] = [];
  vi.spyOn(store.blobs, 'sync').mockImplementation(() => new Promise((resolve) => waiting.push(resolve)));
  const unpins = await Promise.all([1, 2, 3].map(() => put(randomBytes(100))));
  for (let synced = 0; synced < 3; synced++) {
    await expect.poll(() => waiting.length).toBe(synced + 1);
    waiting[synced]?.();
  }
  for (const unpin of unpins) unpin();
  await store.sharedBlobs.idle();
});

it('finds content as a row, else as a file, and removes both when nothing refers to it', async () => {
  const bytes = randomBytes(1000);
  const name = sha256(bytes);
  const unpin = await put(bytes);
  expect(await store.sharedBlobs.find(name)).toMatchObject({ type: 'file', byteLength: 1000 });
  await insertSmallBlob(store.db, { sha256: name, bytes });
  const found = await store.sharedBlobs.find(name);
  expect(found).toMatchObject({ type: 'row', byteLength: 1000 });
  unpin();
  await store.sharedBlobs.idle();
  await expect(store.sharedBlobs.find(name)).rejects.toMatchObject({ code: 'ENOENT' });
  expect(await store.smallBlobs.list()).toEqual([]);
});

it('keeps a row that is pinned until it is not', async () => {
  const bytes = randomBytes(1000);
  const name = sha256(bytes);
  await insertSmallBlob(store.db, { sha256: name, bytes });
  const unpins = [store.sharedBlobs.pin(name), store.sharedBlobs.pin(name)];
  await store.sharedBlobs.tidy(name);
  unpins[0]?.();
  await store.sharedBlobs.idle();
  expect(await store.smallBlobs.list()).toEqual([name]);
  unpins[1]?.();
  await store.sharedBlobs.idle();
  expect(await store.smallBlobs.list()).toEqual([]);
});
