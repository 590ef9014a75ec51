import { createHash, randomBytes } from 'node:crypto';
import { link, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FolderBlobStore } from './folderBlobStore.js';

vi.mock('node:fs/promises', async (original) => {
  const actual = await original<typeof import('node:fs/promises')>();
  return { ...actual, link: vi.fn(actual.link) };
});

let folder: string;
let blobs: FolderBlobStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drishti-blobs-'));
  await mkdir(join(folder, 'blobs'));
  blobs = new FolderBlobStore(join(folder, 'blobs'));
});
afterEach(() => rm(folder, { recursive: true }));

async function temporaryFile(bytes: Buffer): Promise<{ path: string; sha256: string }> {
  const path = join(folder, 'upload');
  await writeFile(path, bytes);
  return { path, sha256: createHash('sha256').update(bytes).digest('hex') };
}

async function listed(): Promise<string[]> {
  const names: string[] = [];
  for await (const name of blobs.list()) names.push(name);
  return names.sort();
}

describe('FolderBlobStore', () => {
  const bytes = randomBytes(1000);

  it('stores bytes under their digest and leaves the file they came from', async () => {
    const { path, sha256 } = await temporaryFile(bytes);
    await blobs.put(sha256, path);
    expect(await blobs.path(sha256)).toBe(join(folder, 'blobs', sha256.slice(0, 2), sha256));
    await rm(path);
    expect((await readFile(await blobs.path(sha256))).equals(bytes)).toBe(true);
  });

  it('stores the same bytes once', async () => {
    const { path, sha256 } = await temporaryFile(bytes);
    await blobs.put(sha256, path);
    await blobs.put(sha256, path);
    expect(await listed()).toEqual([sha256]);
  });

  it('lists what is stored and nothing else that lies there', async () => {
    const { path, sha256 } = await temporaryFile(bytes);
    await blobs.put(sha256, path);
    await writeFile(join(folder, 'blobs', '.DS_Store'), '');
    await writeFile(join(folder, 'blobs', sha256.slice(0, 2), 'note.txt'), '');
    expect(await listed()).toEqual([sha256]);
  });

  it('deletes, also what is not there', async () => {
    const { path, sha256 } = await temporaryFile(bytes);
    await blobs.put(sha256, path);
    await blobs.delete(sha256);
    await blobs.delete(sha256);
    expect(await listed()).toEqual([]);
  });

  it('copies where the file system has no links', async () => {
    vi.mocked(link).mockRejectedValueOnce(Object.assign(new Error('no links'), { code: 'EPERM' }));
    const { path, sha256 } = await temporaryFile(bytes);
    await blobs.put(sha256, path);
    expect((await readFile(await blobs.path(sha256))).equals(bytes)).toBe(true);
    expect((await readFile(path)).equals(bytes)).toBe(true);
    expect((await readdir(folder)).sort()).toEqual(['blobs', 'upload']);
  });

  it('fails when the file is missing', async () => {
    await expect(blobs.put('0'.repeat(64), join(folder, 'nothing'))).rejects.toThrow('ENOENT');
    expect(await listed()).toEqual([]);
  });
});
