import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../../tests/support/fileService.js';
import { finishedLog, TestInteractions } from '../../../tests/support/interactionStore.js';
import { InteractionRemover } from './interactionRemover.js';
import { InteractionSweep } from './interactionSweep.js';
import { InteractionTable } from './interactionTable.js';
import { SweptInteractions } from './sweptInteractions.js';

let interactions: TestInteractions;
afterEach(async () => {
  await interactions.close();
  expect(interactions.errors).toEqual([]);
});

/** So short that the sweep comes by every few milliseconds. */
const lifetimeMs = 40;
const none = { blobs: new Map<string, number>() };

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await wait(5);
}

async function ids(): Promise<string[]> {
  const query = interactions.store.db
    .selectFrom('interactions')
    .select('id')
    .orderBy('created_ms')
    .orderBy('id');
  return (await query.execute()).map(({ id }) => id);
}

describe('an interaction that is expired', () => {
  it('is unknown at once', async () => {
    interactions = await TestInteractions.open({ lifetimeMs: 3_600_000 });
    const { id } = await interactions.insert();
    interactions.now += 3_599_999;
    expect(await interactions.service.find('', id)).toBeDefined();
    interactions.now += 1;
    const { service } = interactions;
    expect(await service.find('', id)).toBeUndefined();
    expect(await service.hold('', id)).toBeUndefined();
    expect(await service.delete('', id)).toBe(false);
    expect(await ids()).toEqual([id]);
  });

  it('is swept with its pictures, and no other is', async () => {
    interactions = await TestInteractions.open({ lifetimeMs });
    const pictures = [randomBytes(100), randomBytes(200)] as const;
    await interactions.insertWith([pictures[0]]);
    interactions.now += lifetimeMs - 1;
    const young = await interactions.insertWith([pictures[1]]);
    interactions.now += 1;
    await until(async () => (await interactions.blobs()).length === 1);
    expect(await ids()).toEqual([young.id]);
    expect(await interactions.blobs()).toEqual([sha256(pictures[1])]);
    const { db } = interactions.store;
    expect(await db.selectFrom('interaction_events').select('interaction_id').execute()).toHaveLength(1);
    expect(await db.selectFrom('interaction_blobs').select('interaction_id').execute()).toHaveLength(1);
  });

  it('leaves its pictures to who holds it', async () => {
    interactions = await TestInteractions.open({ lifetimeMs });
    const { id } = await interactions.insertWith([randomBytes(100)]);
    const held = await interactions.service.hold('', id);
    interactions.now += lifetimeMs;
    await until(async () => (await ids()).length === 0);
    expect(await interactions.blobs()).toHaveLength(1);
    held?.release();
    await until(async () => (await interactions.blobs()).length === 0);
  });
});

describe('an interaction that is not finished', () => {
  it('does not expire; once it is finished it does', async () => {
    interactions = await TestInteractions.open({ lifetimeMs });
    const { service } = interactions;
    const record = interactions.record({ background: true });
    await service.insert(record, [{ type: 'created' }], none);
    interactions.now += lifetimeMs * 100;
    await wait(lifetimeMs);
    expect(await service.find('', record.id)).toBeDefined();
    expect(await service.unfinished()).toHaveLength(1);
    await service.append(record.id, 1, finishedLog('yes').slice(1));
    interactions.now += lifetimeMs;
    await until(async () => (await ids()).length === 0);
    expect(await service.find('', record.id)).toBeUndefined();
  });

  it('is kept for as long after its end as any other', async () => {
    interactions = await TestInteractions.open({ lifetimeMs: 3_600_000 });
    const { service } = interactions;
    const record = interactions.record({ background: true });
    await service.insert(record, [{ type: 'created' }], none);
    interactions.now += 7_200_000;
    await service.append(record.id, 1, finishedLog('yes').slice(1));
    interactions.now += 3_599_999;
    expect(await service.find('', record.id)).toBeDefined();
    interactions.now += 1;
    expect(await service.find('', record.id)).toBeUndefined();
  });

  it('is not removed for room', async () => {
    interactions = await TestInteractions.open({ lifetimeMs, maxBytes: 1 });
    const record = interactions.record({ background: true });
    await interactions.service.insert(record, [{ type: 'created' }], none);
    const { id } = await interactions.insert();
    await until(async () => !(await ids()).includes(id));
    expect(await ids()).toEqual([record.id]);
  });
});

describe('too many interactions', () => {
  /** Sweeps once, as if all together might take so many bytes. */
  async function sweep(maxBytes: number): Promise<void> {
    const { db, commits, sharedBlobs } = interactions.store;
    const now = () => interactions.now;
    const remover = new InteractionRemover(
      new InteractionTable({ db, commits, now, lifetimeMs: 1000 }),
      sharedBlobs,
    );
    await new InteractionSweep(new SweptInteractions(db, now), remover, maxBytes).sweep();
  }

  const total = () => new SweptInteractions(interactions.store.db, () => interactions.now).totalBytes();

  async function fill(count: number): Promise<string[]> {
    const inserted: string[] = [];
    for (let made = 0; made < count; made++) {
      inserted.push((await interactions.insert()).id);
      interactions.now++;
    }
    return inserted;
  }

  it('lose the oldest, and no more than they must', async () => {
    interactions = await TestInteractions.open();
    const inserted = await fill(130);
    const size = (await total()) / 130;
    await sweep(size * 130 + 1);
    expect(await ids()).toHaveLength(130);
    await sweep(size * 10 + 50);
    expect(await ids()).toEqual(inserted.slice(-10));
    await sweep(0);
    expect(await ids()).toEqual([]);
  });

  it('count the bytes of their rows', async () => {
    interactions = await TestInteractions.open();
    const text = 'é'.repeat(1000);
    const turns = [{ role: 'user' as const, parts: [{ type: 'text' as const, text }] }];
    const record = interactions.record({ request: { turns }, background: true });
    const before = await total();
    await interactions.service.insert(record, [{ type: 'created' }], none);
    const inserted = await total();
    expect(inserted - before).toBeGreaterThan(2000);
    expect(inserted - before).toBeLessThan(3000);
    await interactions.service.append(record.id, 1, [{ type: 'delta', index: 0, step: 'output', text }]);
    expect((await total()) - inserted).toBeGreaterThan(2000);
    await interactions.service.replace({ ...record, request: { ...record.request, turns: [] } }, none);
    expect(await total()).toBeLessThan(inserted + 500);
  });

  it('count a picture once, however many need it', async () => {
    interactions = await TestInteractions.open();
    const picture = randomBytes(100_000);
    for (let count = 0; count < 5; count++) {
      await interactions.insertWith([picture]);
      interactions.now++;
    }
    expect(await total()).toBeGreaterThan(100_000);
    expect(await total()).toBeLessThan(110_000);
    const [other] = await fill(1);
    // Only the last of the five makes room.
    await sweep(50_000);
    expect(await ids()).toEqual([other]);
    expect(await interactions.blobs()).toEqual([]);
  });

  it('lose those of whoever has most', async () => {
    interactions = await TestInteractions.open();
    const little = await interactions.insert(interactions.record({ owner: 'little' }));
    interactions.now++;
    for (let count = 0; count < 60; count++) {
      await interactions.insertWith([randomBytes(1000)], { owner: 'much' });
      interactions.now++;
    }
    await sweep(20_000);
    const left = await ids();
    expect(left).toContain(little.id);
    expect(left.length).toBeGreaterThan(5);
    expect(left.length).toBeLessThan(20);
  });

  it('lose one large picture rather than many small ones', async () => {
    interactions = await TestInteractions.open();
    await interactions.insertWith([randomBytes(100_000)]);
    interactions.now++;
    const small = await fill(20);
    await sweep(50_000);
    expect(await ids()).toEqual(small);
  });

  it('let others go on while thousands are swept', async () => {
    interactions = await TestInteractions.open();
    const { db } = interactions.store;
    const row = (id: string) => ({
      id,
      owner: '',
      status: 'completed',
      created_ms: 1,
      expires_ms: 2,
      attempts: 0,
      size_bytes: 100,
      record: '{}',
    });
    for (let at = 0; at < 5000; at += 1000) {
      const some = Array.from({ length: 1000 }, (_, index) => row(`old_${at + index}`));
      await db.insertInto('interactions').values(some).execute();
    }
    const young = await interactions.insert();
    let isSwept = false;
    const sweeping = sweep(1_000_000).then(() => {
      isSwept = true;
    });
    let found = 0;
    while (!isSwept) {
      expect(await interactions.service.find('', young.id)).toBeDefined();
      found++;
      await new Promise(setImmediate);
    }
    await sweeping;
    expect(found).toBeGreaterThan(50);
    expect(await ids()).toEqual([young.id]);
  });
});
