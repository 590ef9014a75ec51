import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sha256 } from '../../../tests/support/fileService.js';
import { finishedLog, TestInteractions } from '../../../tests/support/interactionStore.js';

const [small, large] = [randomBytes(100_000), randomBytes(600_000)];
const refused = expect.objectContaining({
  code: 'quota_exceeded',
  message: expect.stringMatching(/no room left.*`store: false`/),
});
const reserve = 64_000_000;
const none = { blobs: new Map<string, number>() };

let interactions: TestInteractions;
beforeEach(async () => {
  interactions = await TestInteractions.open();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await interactions.close();
  expect(interactions.errors).toEqual([]);
});

describe('the reserve of the disk', () => {
  function leave(free: number): void {
    vi.spyOn(interactions.store, 'freeBytes').mockResolvedValue(free);
    vi.spyOn(interactions.store, 'reusableBytes').mockResolvedValue(0);
    interactions.now += 1001;
  }

  it.each([
    ['small', small],
    ['large', large],
  ])('is not for %s pictures', async (_, bytes) => {
    leave(reserve + bytes.length - 1);
    await expect(interactions.keep([bytes])).rejects.toEqual(refused);
    expect(await interactions.packs()).toEqual([]);
    leave(reserve + bytes.length);
    (await interactions.keep([bytes])).release();
  });

  it('does not count what the database has free in itself, which is no room for files', async () => {
    leave(reserve);
    vi.mocked(interactions.store.reusableBytes).mockResolvedValue(1_000_000);
    await expect(interactions.keep([large])).rejects.toEqual(refused);
    await interactions.insertWith([small]);
    expect(await interactions.blobs()).toEqual([sha256(small)]);
  });

  it('grows inside the database by what is deleted there', async () => {
    const { id } = await interactions.insertWith([small]);
    const before = await interactions.store.reusableBytes();
    await interactions.service.delete('', id);
    expect((await interactions.store.reusableBytes()) - before).toBeGreaterThanOrEqual(small.length * 0.9);
  });

  it('is not for what is written down of an interaction', async () => {
    leave(reserve + 100);
    await expect(interactions.insert()).rejects.toEqual(refused);
    leave(reserve + 10_000);
    await interactions.insert();
  });
});

describe('a full database', () => {
  /** Lets the database grow no further, so that it fails as on a full disk. */
  async function fill(): Promise<void> {
    await sql`PRAGMA max_page_count = 1`.execute(interactions.store.db);
  }

  it('refuses interactions for what it is, and keeps nothing of them', async () => {
    const begun = interactions.record({ background: true });
    await interactions.service.insert(begun, [{ type: 'created' }], none);
    const kept = await interactions.keep([large]);
    await fill();
    const text = 'x'.repeat(1_000_000);
    const turns = [{ role: 'user' as const, parts: [{ type: 'text' as const, text }] }];
    const record = interactions.record({ request: { turns } });
    await expect(interactions.insert(record, kept)).rejects.toEqual(refused);
    const delta = { type: 'delta', index: 0, step: 'output', text } as const;
    await expect(interactions.service.append(begun.id, 1, [delta])).rejects.toEqual(refused);
    kept.release();
    await interactions.store.sharedBlobs.idle();
    expect(await interactions.blobs()).toEqual([]);
    expect(await interactions.service.find('', record.id)).toBeUndefined();
    expect((await interactions.service.find('', begun.id))?.events).toEqual([{ type: 'created' }]);
  });

  it('keeps nothing of a small picture that it has no room for', async () => {
    await fill();
    await expect(interactions.insertWith([small, small])).rejects.toEqual(refused);
    expect(await interactions.blobs()).toEqual([]);
    await interactions.insert();
  });

  it('takes those that have room, though others come with them that have none', async () => {
    for (let count = 0; count < 100; count++) await interactions.insert();
    for (const { id } of await interactions.store.db.selectFrom('interactions').select('id').execute()) {
      await interactions.service.delete('', id);
    }
    await fill();
    const text = 'x'.repeat(10_000_000);
    const turns = [{ role: 'user' as const, parts: [{ type: 'text' as const, text }] }];
    const records = [
      interactions.record(),
      interactions.record({ request: { turns } }),
      interactions.record(),
    ];
    const results = await Promise.allSettled(records.map((record) => interactions.insert(record)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await interactions.service.find('', records[2]?.id ?? '')).toMatchObject({
      events: finishedLog('yes'),
    });
  });

  /** Lets the database refuse to delete for as long as no blob was removed. */
  function failDeletesUntilRoom(): void {
    let isFull = true;
    const { blobs, commits } = interactions.store;
    const remove = blobs.delete.bind(blobs);
    vi.spyOn(blobs, 'delete').mockImplementation(async (name) => {
      await remove(name);
      isFull = false;
    });
    const run = commits.run.bind(commits);
    vi.spyOn(commits, 'run').mockImplementation((work) =>
      isFull ? Promise.reject(Object.assign(new Error('full'), { code: 'SQLITE_FULL' })) : run(work),
    );
  }

  it('gives interactions free all the same', async () => {
    const { id } = await interactions.insertWith([large]);
    failDeletesUntilRoom();
    expect(await interactions.service.delete('', id)).toBe(true);
    expect(await interactions.blobs()).toEqual([]);
    expect(await interactions.service.find('', id)).toBeUndefined();
  });

  it('keeps what others need or read when one cannot be forgotten', async () => {
    const [{ id }, twin] = [await interactions.insertWith([large]), await interactions.insertWith([large])];
    failDeletesUntilRoom();
    await expect(interactions.service.delete('', id)).rejects.toEqual(refused);
    vi.restoreAllMocks();
    await interactions.service.delete('', twin.id);
    const held = await interactions.service.hold('', id);
    failDeletesUntilRoom();
    await expect(interactions.service.delete('', id)).rejects.toEqual(refused);
    expect(await interactions.blobs()).toEqual([sha256(large)]);
    held?.release();
  });
});
