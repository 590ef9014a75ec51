import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inPieces, sha256, TestFiles } from '../../tests/support/fileService.js';

const bytes = randomBytes(200_000);
const text = { sizeBytes: bytes.length, mimeType: 'text/plain' };
const refused = expect.objectContaining({
  code: 'quota_exceeded',
  message: expect.stringMatching(/no room left/),
});
const reserve = 64_000_000;

let files: TestFiles;
beforeEach(async () => {
  files = await TestFiles.open();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await files.close();
  expect(files.errors).toEqual([]);
});

describe('the reserve of the disk', () => {
  function leave(free: number): void {
    vi.spyOn(files.store, 'freeBytes').mockResolvedValue(free);
    files.now += 1001;
  }

  it('is not for new uploads', async () => {
    leave(reserve + bytes.length - 1);
    await expect(files.service.uploads.start(text)).rejects.toEqual(refused);
    leave(reserve + bytes.length);
    await files.service.uploads.start(text);
  });

  it('is not for bytes; what came before stays, and goes on once there is room', async () => {
    const { uploads } = files.service;
    const key = await uploads.start(text);
    leave(reserve + 50_000);
    vi.mocked(files.store.freeBytes)
      .mockResolvedValueOnce(reserve + 50_000)
      .mockResolvedValue(reserve);
    await expect(uploads.append(key, 0, inPieces(bytes, 10_000))).rejects.toEqual(refused);
    expect(await uploads.query(key)).toMatchObject({ receivedBytes: 50_000 });
    leave(reserve * 2);
    await uploads.append(key, 50_000, inPieces(bytes.subarray(50_000)));
    expect((await uploads.finalize(key)).sha256).toBe(sha256(bytes));
  });
});

describe('a full database', () => {
  /** Lets the database grow no further, so that it fails as on a full disk. */
  async function fill(): Promise<void> {
    await sql`PRAGMA max_page_count = 1`.execute(files.store.db);
  }

  it('refuses uploads for what it is', async () => {
    const { uploads } = files.service;
    await fill();
    const displayName = 'x'.repeat(512);
    const start = async () => {
      for (let count = 0; count < 500; count++) await uploads.start({ ...text, sizeBytes: 1, displayName });
    };
    await expect(start()).rejects.toEqual(refused);
    await expect(start()).rejects.toEqual(refused);
  });

  it.each(['files', 'uploads'] as const)('gives %s free all the same', async (table) => {
    const { uploads, files: stored } = files.service;
    const { id } = await files.upload(bytes);
    const key = await uploads.start(text);
    await uploads.append(key, 0, inPieces(bytes.subarray(0, 5)));
    failDeletesUntilRoom(table);
    if (table === 'files') await stored.delete(id);
    else await uploads.cancel(key);
    expect(table === 'files' ? await files.blobs() : await files.partialFiles()).toEqual([]);
    await expect(table === 'files' ? stored.get(id) : uploads.query(key)).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('keeps what others refer to or read when a file cannot be forgotten', async () => {
    const { files: stored } = files.service;
    const [{ id }, twin] = [await files.upload(bytes), await files.upload(bytes)];
    failDeletesUntilRoom('files');
    await expect(stored.delete(id)).rejects.toEqual(refused);
    expect(await files.blobs()).toEqual([twin.sha256]);
    vi.restoreAllMocks();
    await stored.delete(twin.id);
    const open = await stored.open(id);
    failDeletesUntilRoom('files');
    await expect(stored.delete(id)).rejects.toEqual(refused);
    expect(await files.blobs()).toEqual([twin.sha256]);
    open.release();
  });

  /** Lets a table refuse to delete for as long as no bytes on the disk were given free. */
  function failDeletesUntilRoom(refusing: 'files' | 'uploads'): void {
    let isFull = true;
    const { db, blobs, partialFiles } = files.store;
    for (const store of [blobs, partialFiles]) {
      const remove = store.delete.bind(store);
      vi.spyOn(store, 'delete').mockImplementation(async (name) => {
        await remove(name);
        isFull = false;
      });
    }
    const deleteFrom = db.deleteFrom.bind(db);
    vi.spyOn(db, 'deleteFrom').mockImplementation(((table: 'files' | 'uploads') => {
      if (isFull && table === refusing) throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
      return deleteFrom(table);
    }) as typeof db.deleteFrom);
  }
});
