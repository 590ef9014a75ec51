import { randomBytes } from 'node:crypto';
import { access } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inPieces, sha256 } from '../../../tests/support/fileService.js';
import { picturesOf, TestInteractions, turnsOf } from '../../../tests/support/interactionStore.js';
import { maxSmallBlob } from '../../store/smallBlobs.js';

let interactions: TestInteractions;
beforeEach(async () => {
  interactions = await TestInteractions.open();
});
afterEach(async () => {
  vi.restoreAllMocks();
  expect(await interactions.packs()).toEqual([]);
  await interactions.close();
  expect(interactions.errors).toEqual([]);
});

const small = randomBytes(1000);

/** Which blobs are files, and which are rows. */
async function stored() {
  return { files: await interactions.blobFiles(), rows: await interactions.store.smallBlobs.list() };
}

describe('pictures', () => {
  it.each([
    ['one', [maxSmallBlob]],
    ['several', [1000, maxSmallBlob - 3000, 2000]],
  ])('that are small together are rows: %s', async (_, sizes) => {
    const openForWriting = vi.spyOn(interactions.store.partialPacks, 'openForWriting');
    const pictures = sizes.map((size) => randomBytes(size));
    const record = await interactions.insertWith(pictures);
    const blob = sha256(Buffer.concat(pictures));
    expect(await stored()).toEqual({ files: [], rows: [blob] });
    expect(openForWriting).not.toHaveBeenCalled();
    for (const [index, picture] of picturesOf(record.request.turns).entries()) {
      expect(sha256(await interactions.read(picture))).toBe(sha256(pictures[index] as Buffer));
    }
  });

  it.each([
    ['one', [maxSmallBlob + 1]],
    ['several', [1000, maxSmallBlob - 3000, 2001]],
    ['a large one first', [maxSmallBlob + 1, 1]],
  ])('that are larger are files: %s', async (_, sizes) => {
    const pictures = sizes.map((size) => randomBytes(size));
    const record = await interactions.insertWith(pictures);
    expect(await stored()).toEqual({ files: [sha256(Buffer.concat(pictures))], rows: [] });
    for (const [index, picture] of picturesOf(record.request.turns).entries()) {
      expect(sha256(await interactions.read(picture))).toBe(sha256(pictures[index] as Buffer));
    }
  });

  it('that are small are written down with their interaction, and never without', async () => {
    const kept = await interactions.keep([small]);
    expect(await stored()).toEqual({ files: [], rows: [] });
    const request = { turns: kept.turns };
    const record = await interactions.insert(interactions.record({ request }), kept);
    kept.release();
    await interactions.restart();
    const [picture] = picturesOf(
      (await interactions.service.find('', record.id))?.record.request.turns ?? [],
    );
    expect(sha256(await interactions.read(picture as never))).toBe(sha256(small));
    const other = await interactions.keep([randomBytes(1000)]);
    await expect(interactions.insert(record, other)).rejects.toThrow();
    other.release();
    expect(await stored()).toEqual({ files: [], rows: [sha256(small)] });
  });

  it('that are small are read when their bytes are asked for', async () => {
    const record = await interactions.insertWith([small, small]);
    const read = vi.spyOn(interactions.store.smallBlobs, 'read');
    const pictures = picturesOf(record.request.turns);
    const opened = await Promise.all(pictures.map((picture) => interactions.service.openPicture(picture)));
    expect(read).not.toHaveBeenCalled();
    for (const { image, release } of opened) {
      if (image.type === 'bytes') expect(sha256(await image.bytes())).toBe(sha256(small));
      release();
    }
    expect(read.mock.calls.map(([, range]) => range)).toEqual([
      { offset: 0, length: 1000 },
      { offset: 1000, length: 1000 },
    ]);
  });

  it('that are small and lost are told to be', async () => {
    const record = await interactions.insertWith([small]);
    await interactions.store.db.deleteFrom('small_blobs').execute();
    const [picture] = picturesOf(record.request.turns);
    const lost = expect.objectContaining({ code: 'not_found' });
    await expect(interactions.service.openPicture(picture as never)).rejects.toEqual(lost);
    await interactions.insertWith([small]);
    expect(sha256(await interactions.read(picture as never))).toBe(sha256(small));
  });

  it('that are small keep their size for those who go on with the conversation', async () => {
    const first = await interactions.insertWith([small, small]);
    const held = await interactions.service.hold('', first.id);
    const kept = await interactions.service.keep(first.request.turns, async ({ source }) =>
      source.type === 'stored' ? source : undefined,
    );
    expect([...kept.blobs]).toEqual([[sha256(Buffer.concat([small, small])), 2000]]);
    expect(kept.newBlob).toBeUndefined();
    kept.release();
    held?.release();
  });
});

describe('the same bytes as a file and as a small picture', () => {
  async function upload(): Promise<string> {
    const uploads = interactions.files.uploads('');
    const key = await uploads.start({ sizeBytes: small.length, mimeType: 'text/plain' });
    await uploads.append(key, 0, inPieces(small));
    return (await uploads.finalize(key)).id;
  }

  it.each([true, false])('stay for as long as one of both needs them (file first: %s)', async (fileFirst) => {
    const name = sha256(small);
    const fileId = await upload();
    const record = await interactions.insertWith([small]);
    expect(await stored()).toEqual({ files: [name], rows: [name] });
    if (fileFirst) await interactions.files.files('').delete(fileId);
    else await interactions.service.delete('', record.id);
    await interactions.restart();
    if (fileFirst) {
      const [picture] = picturesOf(record.request.turns);
      expect(sha256(await interactions.read(picture as never))).toBe(name);
      await interactions.service.delete('', record.id);
    } else {
      const file = await interactions.files.files('').open(fileId);
      await access(file.path);
      file.release();
      await interactions.files.files('').delete(fileId);
    }
    expect(await stored()).toEqual({ files: [], rows: [] });
  });

  it('are not written down again for an interaction that names the file', async () => {
    const fileId = await upload();
    const place = { type: 'stored', sha256: sha256(small), offset: 0, length: small.length } as const;
    const kept = await interactions.service.keep(turnsOf([{ type: 'file', id: fileId }]), async () => place);
    const request = { turns: kept.turns };
    await interactions.insert(interactions.record({ request }), kept);
    kept.release();
    expect(await stored()).toEqual({ files: [sha256(small)], rows: [] });
    expect(sha256(await interactions.read(place))).toBe(sha256(small));
  });
});

describe('an interaction with a small picture', () => {
  it('keeps it while another with the same one is deleted, whenever that is', async () => {
    for (let round = 0; round < 20; round++) {
      const first = await interactions.insertWith([small]);
      const kept = await interactions.keep([small]);
      const deleting = interactions.service.delete('', first.id);
      for (let wait = round % 8; wait > 0; wait--) await new Promise(setImmediate);
      const request = { turns: kept.turns };
      const second = await interactions.insert(interactions.record({ request }), kept);
      kept.release();
      await deleting;
      await interactions.store.sharedBlobs.idle();
      const [picture] = picturesOf(second.request.turns);
      expect(sha256(await interactions.read(picture as never))).toBe(sha256(small));
      await interactions.service.delete('', second.id);
      expect(await stored()).toEqual({ files: [], rows: [] });
    }
  });

  it('that is held has it though it is deleted', async () => {
    const record = await interactions.insertWith([small]);
    const held = await interactions.service.hold('', record.id);
    await interactions.service.delete('', record.id);
    const [picture] = picturesOf(held?.record.request.turns ?? []);
    expect(sha256(await interactions.read(picture as never))).toBe(sha256(small));
    held?.release();
    await interactions.store.sharedBlobs.idle();
    expect(await stored()).toEqual({ files: [], rows: [] });
  });
});

it('removes, at a start, rows that nothing refers to, and no others', async () => {
  await interactions.insertWith([small]);
  const { db } = interactions.store;
  const stray = Array.from({ length: 10_000 }, (_, index) => ({
    sha256: sha256(Buffer.from(String(index))),
    bytes: Buffer.from(String(index)),
  }));
  for (let at = 0; at < stray.length; at += 1000) {
    await db
      .insertInto('small_blobs')
      .values(stray.slice(at, at + 1000))
      .execute();
  }
  await interactions.restart();
  expect(await stored()).toEqual({ files: [], rows: [sha256(small)] });
});
