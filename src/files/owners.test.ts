import { afterEach, beforeEach, expect, it } from 'vitest';
import { inPieces, TestFiles } from '../../tests/support/fileService.js';
import type { StoredFile } from './files.js';

let files: TestFiles;
beforeEach(async () => {
  files = await TestFiles.open();
});
afterEach(async () => {
  await files.close();
  expect(files.errors).toEqual([]);
});

const unknown = expect.objectContaining({ code: 'not_found' });

async function uploadAs(owner: string, text: string, id?: string): Promise<StoredFile> {
  const uploads = files.everybodys.uploads(owner);
  const bytes = Buffer.from(text);
  const key = await uploads.start({ sizeBytes: bytes.length, mimeType: 'text/plain', id });
  await uploads.append(key, 0, inPieces(bytes));
  return uploads.finalize(key);
}

const idsOf = async (owner: string) => {
  const page = await files.everybodys.files(owner).list({ pageSize: 100 });
  return page.files.map(({ id }) => id);
};

it('lets two owners have files of the same name and content, which go separately', async () => {
  const [one, two] = [await uploadAs('one', 'same', 'my-name'), await uploadAs('two', 'same', 'my-name')];
  expect([one.owner, two.owner]).toEqual(['one', 'two']);
  expect(await files.blobs()).toHaveLength(1);
  await files.everybodys.files('one').delete('my-name');
  await expect(files.everybodys.files('one').get('my-name')).rejects.toEqual(unknown);
  expect(await files.everybodys.files('two').get('my-name')).toEqual(two);
  expect(await files.blobs()).toHaveLength(1);
  await files.everybodys.files('two').delete('my-name');
  expect(await files.blobs()).toEqual([]);
});

it('shows, opens and deletes nobody a file of somebody else', async () => {
  await uploadAs('one', 'secret', 'mine');
  for (const other of ['two', '']) {
    const theirs = files.everybodys.files(other);
    await expect(theirs.get('mine')).rejects.toEqual(unknown);
    await expect(theirs.open('mine')).rejects.toEqual(unknown);
    await expect(theirs.delete('mine')).rejects.toEqual(unknown);
    expect(await idsOf(other)).toEqual([]);
  }
  expect(await idsOf('one')).toEqual(['mine']);
});

it('goes through the pages of one owner without those of others', async () => {
  for (const owner of ['one', 'two', 'one', 'two', 'one']) await uploadAs(owner, owner);
  const first = await files.everybodys.files('one').list({ pageSize: 2 });
  const { nextPageToken: pageToken } = first;
  const second = await files.everybodys.files('one').list({ pageSize: 2, pageToken });
  expect([...first.files, ...second.files].map(({ owner }) => owner)).toEqual(['one', 'one', 'one']);
  expect(second.nextPageToken).toBeUndefined();
});

it('keeps an upload from other owners, and its own key is enough where nobody is named', async () => {
  const key = await files.everybodys.uploads('one').start({ sizeBytes: 4, mimeType: 'text/plain' });
  const others = files.everybodys.uploads('two');
  await expect(others.append(key, 0, inPieces(Buffer.from('evil')))).rejects.toEqual(unknown);
  await expect(others.query(key)).rejects.toEqual(unknown);
  await expect(others.finalize(key)).rejects.toEqual(unknown);
  await expect(others.cancel(key)).rejects.toEqual(unknown);
  const bearer = files.everybodys.uploads(undefined);
  await bearer.append(key, 0, inPieces(Buffer.from('good')));
  const file = await bearer.finalize(key);
  expect(file.owner).toBe('one');
  expect(await bearer.finalize(key)).toEqual(file);
  expect(await idsOf('one')).toEqual([file.id]);
});

it('sweeps what is expired, whoever has it', async () => {
  await files.close();
  files = await TestFiles.open({ lifetimeMs: 100 });
  await uploadAs('one', 'old', 'mine');
  await uploadAs('two', 'old', 'mine');
  files.now += 101;
  await expect.poll(() => files.blobs()).toEqual([]);
  expect(await files.store.db.selectFrom('files').selectAll().execute()).toEqual([]);
});
