import { randomBytes } from 'node:crypto';
import { rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inPieces, sha256 } from '../../../tests/support/fileService.js';
import {
  countedBytes,
  finishedLog,
  picturesOf,
  TestInteractions,
  turnsOf,
} from '../../../tests/support/interactionStore.js';
import { encodedBytes } from '../../images/encoded.js';

let interactions: TestInteractions;
beforeEach(async () => {
  interactions = await TestInteractions.open();
});
afterEach(async () => {
  expect(await interactions.packs()).toEqual([]);
  await interactions.close();
  expect(interactions.errors).toEqual([]);
});

const [small, large] = [randomBytes(1000), randomBytes(700_000)];

async function upload(bytes: Buffer): Promise<string> {
  const uploads = interactions.files.uploads('');
  const key = await uploads.start({ sizeBytes: bytes.length, mimeType: 'text/plain' });
  await uploads.append(key, 0, inPieces(bytes));
  return (await uploads.finalize(key)).id;
}

describe('pictures that are kept', () => {
  it('are one blob, in their order, and the rest of the turns stays as it was', async () => {
    const { turns, blobs, release } = await interactions.keep([small, large, small]);
    const whole = Buffer.concat([small, large, small]);
    const blob = sha256(whole);
    expect(picturesOf(turns)).toEqual([
      { type: 'stored', sha256: blob, offset: 0, length: 1000 },
      { type: 'stored', sha256: blob, offset: 1000, length: 700_000 },
      { type: 'stored', sha256: blob, offset: 701_000, length: 1000 },
    ]);
    expect(turns[0]?.parts[0]).toEqual({ type: 'text', text: 'What is there?' });
    expect(turns[0]?.parts[1]).toMatchObject({ path: 'input[0]' });
    expect([...blobs]).toEqual([[blob, whole.length]]);
    for (const [index, bytes] of [small, large, small].entries()) {
      expect(sha256(await interactions.read(picturesOf(turns)[index] as never))).toBe(sha256(bytes));
    }
    release();
  });

  it('have the hash of their bytes when there is one', async () => {
    const { turns, release } = await interactions.keep([large]);
    expect(picturesOf(turns)).toEqual([
      { type: 'stored', sha256: sha256(large), offset: 0, length: 700_000 },
    ]);
    release();
  });

  it('are made one at a time, once', async () => {
    const pictures = [countedBytes(small), countedBytes(large)];
    const order: string[] = [];
    const turns = turnsOf(pictures.map(() => ({ type: 'inline', base64: '' })));
    const kept = await interactions.service.keep(turns, async (image) => {
      order.push(`${image.path} after ${pictures.map(({ made }) => made())}`);
      return pictures[order.length - 1];
    });
    expect(order).toEqual(['input[0] after 0,0', 'input[1] after 1,0']);
    expect(pictures.map(({ made }) => made())).toEqual([1, 1]);
    kept.release();
  });

  it('may come from files, and stay where they are when they are not located', async () => {
    const path = join(interactions.dataDir, 'picture');
    await writeFile(path, large);
    const url = { type: 'url', url: 'https://pictures.example/a.png' } as const;
    const turns = turnsOf([url, { type: 'inline', base64: '' }]);
    const kept = await interactions.service.keep(turns, async ({ source }) =>
      source.type === 'url' ? undefined : { type: 'file', path, byteLength: large.length },
    );
    expect(kept.turns[0]?.parts[1]).toMatchObject({ source: url });
    expect(picturesOf(kept.turns)).toEqual([
      { type: 'stored', sha256: sha256(large), offset: 0, length: large.length },
    ]);
    kept.release();
  });

  it('are written once when the same file or URL is named often', async () => {
    const url = (name: string) => ({ type: 'url', url: `https://pictures.example/${name}` }) as const;
    const turns = turnsOf([url('a'), url('b'), url('a'), ...Array.from({ length: 3000 }, () => url('b'))]);
    const kept = await interactions.service.keep(turns, async ({ source }) =>
      encodedBytes(source.type === 'url' && source.url.endsWith('a') ? small : large),
    );
    expect([...kept.blobs.values()]).toEqual([small.length + large.length]);
    const pictures = picturesOf(kept.turns);
    expect(pictures).toHaveLength(3003);
    expect(pictures[2]).toEqual(pictures[0]);
    expect(sha256(await interactions.read(pictures[3002] as never))).toBe(sha256(large));
    kept.release();
  });

  it('need no blob when there are none', async () => {
    const turns = turnsOf([]);
    const kept = await interactions.service.keep(turns, () =>
      Promise.reject(new Error('there is no picture')),
    );
    expect(kept.turns).toEqual(turns);
    expect(kept.blobs.size).toBe(0);
    kept.release();
  });

  it('leave nothing behind when one cannot be had', async () => {
    const turns = turnsOf([
      { type: 'inline', base64: '' },
      { type: 'inline', base64: '' },
    ]);
    const keep = interactions.service.keep(turns, async ({ path }) => {
      if (path === 'input[1]') throw new Error('no such picture');
      return encodedBytes(large);
    });
    await expect(keep).rejects.toThrow('no such picture');
    expect(await interactions.blobs()).toEqual([]);
  });

  it('are gone when nothing came of them', async () => {
    const first = await interactions.keep([large]);
    const second = await interactions.keep([large]);
    first.release();
    first.release();
    expect(sha256(await interactions.read(picturesOf(second.turns)[0] as never))).toBe(sha256(large));
    second.release();
    await interactions.store.sharedBlobs.idle();
    expect(await interactions.blobs()).toEqual([]);
  });
});

describe('blobs', () => {
  it('go with the last interaction that needs them', async () => {
    const first = await interactions.insertWith([large]);
    const second = await interactions.insertWith([large]);
    expect(await interactions.blobs()).toEqual([sha256(large)]);
    await interactions.service.delete('', first.id);
    expect(await interactions.blobs()).toEqual([sha256(large)]);
    await interactions.service.delete('', second.id);
    expect(await interactions.blobs()).toEqual([]);
  });

  it('are inherited by those who go on with a conversation', async () => {
    const first = await interactions.insertWith([small, large]);
    const held = await interactions.service.hold('', first.id);
    const kept = await interactions.service.keep(first.request.turns, async ({ source }) =>
      source.type === 'stored' ? source : undefined,
    );
    await interactions.service.delete('', first.id);
    const next = interactions.record({ request: { turns: kept.turns } });
    await interactions.service.insert(next, finishedLog('and'), kept);
    kept.release();
    held?.release();
    await interactions.store.sharedBlobs.idle();
    const found = await interactions.service.find('', next.id);
    expect(sha256(await interactions.read(picturesOf(found?.record.request.turns ?? [])[1] as never))).toBe(
      sha256(large),
    );
    await interactions.service.delete('', next.id);
    expect(await interactions.blobs()).toEqual([]);
  });

  it('are shared with files, whichever goes first', async () => {
    for (const fileFirst of [true, false]) {
      const fileId = await upload(large);
      const { id } = await interactions.insertWith([large]);
      expect(await interactions.blobs()).toEqual([sha256(large)]);
      const removals = [
        () => interactions.files.files('').delete(fileId),
        () => interactions.service.delete('', id),
      ];
      if (!fileFirst) removals.reverse();
      await removals[0]?.();
      expect(await interactions.blobs()).toEqual([sha256(large)]);
      await interactions.restart();
      expect(await interactions.blobs()).toEqual([sha256(large)]);
      // The services are others after the restart.
      if (fileFirst) await interactions.service.delete('', id);
      else await interactions.files.files('').delete(fileId);
      expect(await interactions.blobs()).toEqual([]);
    }
  });

  it('of a file that is deleted while it is being kept stay', async () => {
    const fileId = await upload(large);
    const open = await interactions.files.files('').open(fileId);
    const turns = turnsOf([{ type: 'file', id: fileId }]);
    const place = { type: 'stored', sha256: sha256(large), offset: 0, length: large.length } as const;
    const kept = await interactions.service.keep(turns, async () => place);
    await interactions.files.files('').delete(fileId);
    open.release();
    const record = interactions.record({ request: { turns: kept.turns } });
    await interactions.service.insert(record, finishedLog('yes'), kept);
    kept.release();
    await interactions.store.sharedBlobs.idle();
    expect(sha256(await interactions.read(place))).toBe(sha256(large));
  });

  it('that an interaction no longer needs go when it is replaced', async () => {
    const first = await interactions.keep([small]);
    const record = interactions.record({ background: true, request: { turns: first.turns } });
    await interactions.service.insert(record, [{ type: 'created' }], first);
    first.release();
    const second = await interactions.keep([large]);
    await interactions.service.replace(
      { ...record, request: { ...record.request, turns: second.turns } },
      second,
    );
    second.release();
    await interactions.store.sharedBlobs.idle();
    expect(await interactions.blobs()).toEqual([sha256(large)]);
    expect((await interactions.service.find('', record.id))?.record.request.turns).toEqual(second.turns);
  });

  it('of what is finished are not replaced', async () => {
    const record = await interactions.insertWith([small]);
    const second = await interactions.keep([large]);
    await interactions.service.replace({ ...record, model: 'other' }, second);
    second.release();
    await interactions.store.sharedBlobs.idle();
    expect(await interactions.blobs()).toEqual([sha256(small)]);
    expect((await interactions.service.find('', record.id))?.record).toEqual(record);
  });

  it('that are lost leave the rest of the interaction readable', async () => {
    const record = await interactions.insertWith([large]);
    const path = join(interactions.dataDir, 'blobs', sha256(large).slice(0, 2), sha256(large));
    await interactions.restart(() => rm(path));
    expect((await interactions.service.find('', record.id))?.record).toEqual(record);
    const [picture] = picturesOf(record.request.turns);
    await expect(interactions.service.openPicture(picture as never)).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await interactions.service.delete('', record.id)).toBe(true);
  });

  it.each([
    ['lost', (path: string) => rm(path)],
    ['half written by a power cut', (path: string) => truncate(path, 1000)],
  ])('that are %s are there again once the same picture is sent again', async (_what, damage) => {
    const first = await interactions.insertWith([large]);
    const path = join(interactions.dataDir, 'blobs', sha256(large).slice(0, 2), sha256(large));
    await interactions.restart(() => damage(path));
    await interactions.insertWith([large]);
    const [picture] = picturesOf(first.request.turns);
    expect(sha256(await interactions.read(picture as never))).toBe(sha256(large));
  });
});

describe('an interaction that is held', () => {
  it('has its pictures though it is deleted', async () => {
    const record = await interactions.insertWith([small, large]);
    const held = await interactions.service.hold('', record.id);
    expect(held).toMatchObject({ record, events: finishedLog('yes') });
    await interactions.service.delete('', record.id);
    const pictures = picturesOf(held?.record.request.turns ?? []);
    expect(sha256(await interactions.read(pictures[1] as never))).toBe(sha256(large));
    held?.release();
    held?.release();
    await interactions.store.sharedBlobs.idle();
    expect(await interactions.blobs()).toEqual([]);
  });

  it('has all its pictures or is unknown, however holding and deleting meet', async () => {
    for (let round = 0; round < 40; round++) {
      const { id } = await interactions.insertWith([small]);
      const deleting = interactions.service.delete('', id);
      for (let wait = round % 8; wait > 0; wait--) await new Promise(setImmediate);
      const held = await interactions.service.hold('', id);
      await deleting;
      for (const picture of picturesOf(held?.record.request.turns ?? [])) {
        expect(sha256(await interactions.read(picture))).toBe(sha256(small));
      }
      held?.release();
      await interactions.store.sharedBlobs.idle();
      expect(await interactions.blobs()).toEqual([]);
    }
  });
});

describe('a start', () => {
  it('removes pictures that a crash left half written', async () => {
    await interactions.restart(() => writeFile(join(interactions.dataDir, 'packs', 'half'), small));
    expect(await interactions.packs()).toEqual([]);
  });

  it('removes blobs that a crash left without an interaction, and no others', async () => {
    const { blobs } = await interactions.keep([Buffer.concat([large, small])]);
    await interactions.insertWith([large]);
    expect(blobs.size).toBe(1);
    expect(await interactions.blobs()).toHaveLength(2);
    await interactions.restart();
    expect(await interactions.blobs()).toEqual([sha256(large)]);
  });
});
