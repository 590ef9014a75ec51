import { createHash, randomBytes } from 'node:crypto';
import { copyFile, link, mkdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inPieces, sha256, TestFiles } from '../../tests/support/fileService.js';

const bytes = randomBytes(100_000);
const text = { sizeBytes: bytes.length, mimeType: 'text/plain' };
const unknown = expect.objectContaining({ code: 'not_found' });

let files: TestFiles;
beforeEach(async () => {
  files = await TestFiles.open();
});
afterEach(() => files.close());

const blobPath = (digest: string) => join(files.dataDir, 'blobs', digest.slice(0, 2), digest);
const partialPath = (key: string) =>
  join(files.dataDir, 'uploads', createHash('sha256').update(key).digest('hex'));

async function complete(): Promise<string> {
  const key = await files.service.uploads.start(text);
  await files.service.uploads.append(key, 0, inPieces(bytes));
  return key;
}

describe('a start', () => {
  it('changes nothing of what is in order', async () => {
    const file = await files.upload(bytes);
    const key = await files.service.uploads.start(text);
    await files.service.uploads.append(key, 0, inPieces(bytes.subarray(0, 5)));
    await files.restart();
    expect(await files.service.files.list({ pageSize: 10 })).toEqual({ files: [file] });
    expect(await files.service.uploads.query(key)).toMatchObject({ receivedBytes: 5 });
    expect(await files.blobs()).toEqual([file.sha256]);
    expect(await files.partialFiles()).toHaveLength(1);
  });

  it('drops a file of which a power cut has left a part, so that it can be uploaded again', async () => {
    const file = await files.upload(bytes);
    await files.restart(() => truncate(blobPath(file.sha256), 0));
    await expect(files.service.files.get(file.id)).rejects.toEqual(unknown);
    const again = await files.upload(bytes);
    const { path, release } = await files.service.files.open(again.id);
    expect(await readFile(path)).toEqual(bytes);
    release();
  });

  it('keeps an upload that nothing has arrived for', async () => {
    const key = await files.service.uploads.start(text);
    await files.restart();
    await files.service.uploads.append(key, 0, inPieces(bytes));
    expect((await files.service.uploads.finalize(key)).sha256).toBe(sha256(bytes));
  });

  it('finishes what was killed when the blob was stored and the file not yet written down', async () => {
    const key = await complete();
    const digest = sha256(bytes);
    await files.restart(async () => {
      await mkdir(join(files.dataDir, 'blobs', digest.slice(0, 2)), { recursive: true });
      await link(partialPath(key), blobPath(digest));
    });
    expect(await files.blobs()).toEqual([]);
    expect((await files.service.uploads.finalize(key)).sha256).toBe(digest);
    expect(await files.blobs()).toEqual([digest]);
  });

  it('finishes what was killed when the file was written down and its upload not yet removed', async () => {
    const key = await complete();
    const file = await files.service.uploads.finalize(key);
    await files.restart(() => copyFile(blobPath(file.sha256), partialPath(key)));
    expect(await files.partialFiles()).toEqual([]);
    expect(await files.service.uploads.finalize(key)).toEqual(file);
  });

  it('removes blobs and temporary files that belong to nothing', async () => {
    const { sha256: kept } = await files.upload(bytes);
    await files.restart(async () => {
      const stray = sha256(Buffer.from('stray'));
      await mkdir(join(files.dataDir, 'blobs', stray.slice(0, 2)), { recursive: true });
      await writeFile(blobPath(stray), 'stray');
      await writeFile(partialPath('nobody'), 'stray');
      await writeFile(`${partialPath('nobody')}.copy`, 'stray');
    });
    expect(await files.blobs()).toEqual([kept]);
    expect(await files.partialFiles()).toEqual([]);
  });

  it('drops a file whose bytes are gone', async () => {
    const key = await complete();
    const { id, sha256: digest } = await files.service.uploads.finalize(key);
    await files.restart(() => rm(blobPath(digest)));
    await expect(files.service.files.get(id)).rejects.toEqual(unknown);
    await expect(files.service.uploads.finalize(key)).rejects.toEqual(unknown);
  });
});
