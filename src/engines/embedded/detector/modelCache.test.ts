import { mkdtemp, readdir, readFile, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureDetectorModel } from './modelCache.js';

describe('ensureDetectorModel', () => {
  let dataDir: string;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'drishti-model-'));
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  it('imports once and then uses the same file', async () => {
    const path = await ensureDetectorModel(dataDir);
    const first = await stat(path);
    expect(await ensureDetectorModel(dataDir)).toBe(path);
    expect((await stat(path)).mtimeMs).toBe(first.mtimeMs);
    const names = await readdir(join(dataDir, 'models'));
    expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('builds a damaged file again', async () => {
    const path = await ensureDetectorModel(dataDir);
    const whole = await readFile(path);
    await truncate(path, 1000);
    expect(await ensureDetectorModel(dataDir)).toBe(path);
    expect((await readFile(path)).equals(whole)).toBe(true);
  });

  it('gives two starts at once the same whole file', async () => {
    const paths = await Promise.all([ensureDetectorModel(dataDir), ensureDetectorModel(dataDir)]);
    expect(paths[0]).toBe(paths[1]);
    const { size } = await stat(paths[0]);
    expect(size).toBeGreaterThan(8_000_000);
  });
});
