import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { sha256, TestFiles } from '../../tests/support/fileService.js';
import type { StoredFile } from './files.js';

let files: TestFiles;

beforeEach(async () => {
  files = await TestFiles.open();
});
afterEach(async () => {
  await files.close();
  expect(files.errors).toEqual([]);
});

const code = (expected: string) => expect.objectContaining({ code: expected });
const bytes = randomBytes(20_000);

async function pages(
  pageSize: number,
  between: (page: readonly StoredFile[]) => Promise<unknown> = async () => {},
) {
  const seen: string[][] = [];
  for (let pageToken: string | undefined; ; ) {
    const page = await files.service.files.list({ pageSize, pageToken });
    seen.push(page.files.map(({ id }) => id));
    await between(page.files);
    pageToken = page.nextPageToken;
    if (pageToken === undefined) return seen;
  }
}

describe('list', () => {
  beforeEach(async () => {
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) await files.upload(bytes, { id });
  });

  it('gives the newest first, in pages', async () => {
    expect(await pages(4)).toEqual([
      ['f', 'e', 'd', 'c'],
      ['b', 'a'],
    ]);
  });

  it('gives no token for an empty page', async () => {
    expect(await pages(3)).toEqual([
      ['f', 'e', 'd'],
      ['c', 'b', 'a'],
    ]);
    expect(await pages(6)).toEqual([['f', 'e', 'd', 'c', 'b', 'a']]);
  });

  it('skips nothing and repeats nothing when files come and go between two pages', async () => {
    const seen = await pages(2, async (page) => {
      for (const { id } of page) await files.service.files.delete(id);
      await files.upload(bytes);
    });
    expect(seen).toEqual([
      ['f', 'e'],
      ['d', 'c'],
      ['b', 'a'],
    ]);
  });

  it('goes on after a restart', async () => {
    const { nextPageToken } = await files.service.files.list({ pageSize: 5 });
    await files.restart();
    const page = await files.service.files.list({ pageSize: 5, pageToken: nextPageToken });
    expect(page.files.map(({ id }) => id)).toEqual(['a']);
  });

  it.each([
    '',
    'x',
    '!!!',
    Buffer.from('1/').toString('base64url'),
    Buffer.from("1/a' or 1").toString('base64url'),
  ])('refuses the token %j', async (pageToken) => {
    const page = files.service.files.list({ pageSize: 1, pageToken });
    await expect(page).rejects.toEqual(code('invalid_request'));
  });
});

describe('an id', () => {
  it('that is taken is refused at the start', async () => {
    await files.upload(bytes, { id: 'mine' });
    await expect(files.upload(bytes, { id: 'mine' })).rejects.toEqual(code('already_exists'));
  });

  it('goes to the upload that finishes first', async () => {
    const { uploads } = files.service;
    const contents = [randomBytes(100), randomBytes(100), randomBytes(100)];
    const keys = await Promise.all(
      contents.map(() => uploads.start({ id: 'mine', sizeBytes: 100, mimeType: 'text/plain' })),
    );
    const append = async function* (content: Buffer) {
      yield content;
    };
    await Promise.all(keys.map((key, at) => uploads.append(key, 0, append(contents[at] as Buffer))));
    const outcomes = await Promise.allSettled(keys.map((key) => uploads.finalize(key)));
    const losers = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(losers).toEqual([code('already_exists'), code('already_exists')]);
    const [winner] = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    expect(await files.service.files.get('mine')).toEqual(winner);
    expect(await files.blobs()).toEqual([winner?.sha256]);
  });

  it('is free again once its file has expired or is deleted', async () => {
    await files.upload(bytes, { id: 'mine' });
    await files.service.files.delete('mine');
    const second = await files.upload(bytes, { id: 'mine' });
    files.now = second.expires.getTime();
    const third = await files.upload(bytes, { id: 'mine' });
    expect(third.created.getTime()).toBe(files.now);
    expect(await files.service.files.get('mine')).toEqual(third);
  });

  it('is made up of 12 letters and digits when none is asked for', async () => {
    const { id } = await files.upload(bytes);
    expect(id).toMatch(/^[a-z0-9]{12}$/);
  });
});

describe('an id that no file can have', () => {
  it.each(['', 'a\0', 'Cat', '-cat', 'a'.repeat(5000)])('is unknown without a query: %j', async (id) => {
    const query = vi.spyOn(files.store.db, 'selectFrom');
    onTestFinished(() => query.mockRestore());
    const { files: stored } = files.service;
    for (const call of [stored.get(id), stored.delete(id), stored.open(id)]) {
      const error = await call.catch((thrown) => thrown);
      expect(error).toEqual(code('not_found'));
      expect(error.message.length).toBeLessThan(150);
    }
    expect(query).not.toHaveBeenCalled();
  });
});

describe('an expired file', () => {
  it('is unknown from that moment on', async () => {
    const { id, expires } = await files.upload(bytes);
    files.now = expires.getTime() - 1;
    expect((await files.service.files.get(id)).id).toBe(id);
    files.now = expires.getTime();
    const { get, list, delete: remove, open } = bound();
    for (const call of [get(id), remove(id), open(id)]) await expect(call).rejects.toEqual(code('not_found'));
    expect(await list({ pageSize: 1 })).toEqual({ files: [] });
  });

  function bound() {
    const service = files.service.files;
    return {
      get: service.get.bind(service),
      list: service.list.bind(service),
      delete: service.delete.bind(service),
      open: service.open.bind(service),
    };
  }
});

describe('equal files', () => {
  it('share a blob until the last of them goes', async () => {
    await Promise.all(['a', 'b', 'c'].map((id) => files.upload(bytes, { id })));
    expect(await files.blobs()).toEqual([sha256(bytes)]);
    await files.service.files.delete('a');
    await files.service.files.delete('b');
    const { path, release } = await files.service.files.open('c');
    expect((await readFile(path)).equals(bytes)).toBe(true);
    release();
    await files.service.files.delete('c');
    expect(await files.blobs()).toEqual([]);
  });

  it('never lose their bytes however storing and deleting meet', async () => {
    for (let round = 0; round < 30; round++) {
      const kept = `kept-${round}`;
      const gone = `gone-${round}`;
      await files.upload(bytes, { id: gone });
      await Promise.all([
        files.upload(bytes, { id: kept }),
        new Promise((resolve) => setTimeout(resolve, round / 5)).then(() => files.service.files.delete(gone)),
      ]);
      const { path, release } = await files.service.files.open(kept);
      expect((await readFile(path)).equals(bytes)).toBe(true);
      release();
      await files.service.files.delete(kept);
      expect(await files.blobs()).toEqual([]);
    }
  });
});

describe('an open file', () => {
  it('can be read after it was deleted, until it is released', async () => {
    const { id } = await files.upload(bytes);
    const first = await files.service.files.open(id);
    const second = await files.service.files.open(id);
    await files.service.files.delete(id);
    await expect(files.service.files.get(id)).rejects.toEqual(code('not_found'));
    first.release();
    first.release();
    expect((await readFile(second.path)).equals(bytes)).toBe(true);
    second.release();
    await files.restart();
    expect(await files.blobs()).toEqual([]);
  });

  it('leaves its bytes to an equal file that comes meanwhile', async () => {
    const { id } = await files.upload(bytes);
    const open = await files.service.files.open(id);
    await files.service.files.delete(id);
    const again = await files.upload(bytes);
    open.release();
    await files.restart();
    const { path } = await files.service.files.open(again.id);
    expect((await readFile(path)).equals(bytes)).toBe(true);
  });

  it('is removed at the release, not only at the next start', async () => {
    const { id } = await files.upload(bytes);
    const open = await files.service.files.open(id);
    await files.service.files.delete(id);
    expect(await files.blobs()).toEqual([sha256(bytes)]);
    open.release();
    await files.stop();
    expect(await files.blobs()).toEqual([]);
    await files.start();
  });
});

describe('delete', () => {
  it('succeeds once when two ask for it', async () => {
    const { id } = await files.upload(bytes);
    const outcomes = await Promise.allSettled([
      files.service.files.delete(id),
      files.service.files.delete(id),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
