import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EncodedImage, encodedBytes } from '../encoded.js';
import { type ByteReader, withByteReader } from './byteReader.js';

const bytes = Buffer.from(Uint16Array.from({ length: 100_000 }, (_, i) => i).buffer);
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drishti-bytes-'));
  await writeFile(join(folder, 'picture'), bytes);
});
afterAll(() => rm(folder, { recursive: true }));

const inMemory = () => encodedBytes(bytes);
const inFile = (): EncodedImage => ({
  type: 'file',
  path: join(folder, 'picture'),
  byteLength: bytes.length,
});

/** Places in an order that leads on, a little back, and far away. */
const places = [0, 10, 4000, 4090, 5000, 4999, 70_000, 69_999, 199_990, 3, 199_999, 200_000, 300_000];

describe.each([
  ['in memory', inMemory],
  ['in a file', inFile],
])('a reader of bytes %s', (_name, encoded) => {
  it('knows how many there are', async () => {
    expect(await withByteReader(encoded(), async ({ length }) => length)).toBe(bytes.length);
  });

  it.each([1, 16, 5000, 100_000])('reads %d of them anywhere, or what is left', async (length) => {
    await withByteReader(encoded(), async (reader) => {
      for (const at of places)
        expect(bytes.subarray(at, at + length).equals(await reader.read(at, length))).toBe(true);
    });
  });

  it('reads on as far as it likes, but as many as are needed', async () => {
    await withByteReader(encoded(), async (reader) => {
      for (const at of places) {
        const read = await reader.readOn(at, 2);
        expect(bytes.subarray(at, at + read.length).equals(read)).toBe(true);
        expect(read.length).toBeGreaterThanOrEqual(Math.min(2, Math.max(0, bytes.length - at)));
      }
    });
  });

  it('lets others work in between', async () => {
    let turns = 0;
    setImmediate(() => turns++);
    await withByteReader(encoded(), (reader) => readFor(50, reader));
    expect(turns).toBe(1);
  });
});

async function readFor(milliseconds: number, reader: ByteReader): Promise<void> {
  for (const end = performance.now() + milliseconds; performance.now() < end; ) await reader.read(0, 1);
}
