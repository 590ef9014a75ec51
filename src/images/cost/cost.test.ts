import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  compressedText,
  gifWithFrames,
  heicOfTiles,
  heicOverlay,
  heicRing,
  heicWithAlpha,
  jpegWithScans,
  pngWithChunks,
  tiffWithPages,
  webpWithFrames,
} from '../../../tests/pictures/bombs.js';
import { sampleImages } from '../../../tests/pictures/samples.js';
import { encodedBytes } from '../encoded.js';
import { signatureLength, sniffContainer } from '../format.js';
import { findExcess } from './cost.js';

const maxPixels = 1e6;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drishti-cost-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** What is found in the bytes, and in a file of the same bytes. */
async function find(bytes: Buffer): Promise<(string | undefined)[]> {
  const path = join(folder, 'picture');
  await writeFile(path, bytes);
  const container = sniffContainer(bytes.subarray(0, signatureLength))!;
  const file = { type: 'file', path, byteLength: bytes.length } as const;
  return [
    await findExcess(container, encodedBytes(bytes), maxPixels),
    await findExcess(container, file, maxPixels),
  ];
}

const plainText = Buffer.concat([Buffer.from('key\0\0\0\0\0', 'latin1'), Buffer.alloc(500_000, 'a')]);
const zip = (type: 'zTXt' | 'iTXt') => compressedText(type, 10e6);

it.each<[string, () => Buffer | Promise<Buffer>, RegExp]>([
  ['a PNG of 30 expanding texts', () => pngWithChunks(30, 'zTXt', zip('zTXt')), /262144 bytes of compressed/],
  ['the same in Unicode', () => pngWithChunks(30, 'iTXt', zip('iTXt')), /262144 bytes of compressed text/],
  ['a PNG of many chunks', () => pngWithChunks(1000, 'tEXt', Buffer.from('a\0b')), /more than 1000 chunks/],
  ['a JPEG of many scans', () => jpegWithScans(100), /more than 100 scans/],
  ['a GIF of many frames', () => gifWithFrames(10_001), /more than 10000 frames/],
  ['a WebP of many frames', () => webpWithFrames(10_000), /more than 10000 frames/],
  ['a TIFF of many pages', () => tiffWithPages(7000), /more than 50000 fields/],
  ['a TIFF whose pages form a ring', () => tiffWithPages(3, true), /more than 50000 fields/],
  ['a HEIC of one tile many times', () => heicOfTiles(3, 2, 999), /made of more than 4000000 pixels/],
  ['a HEIC of a huge tile', () => heicOfTiles(1, 1, 1001), /a part of the image has 1002001 pixels/],
  ['a HEIC of huge alpha', () => heicWithAlpha(1001), /a part of the image has 1002001 pixels/],
  ['a HEIC on a huge canvas', heicOverlay, /overlaid of others is not accepted/],
  ['a HEIC that is made of itself', heicRing, /made of more than 4000000 pixels/],
])('%s costs too much', async (_name, make, reason) => {
  const reasons = await find(await make());
  expect(reasons).toEqual([expect.stringMatching(reason), expect.stringMatching(reason)]);
});

it.each<[string, () => Buffer | Promise<Buffer>]>([
  ['a PNG of some text', () => pngWithChunks(20, 'zTXt', zip('zTXt'))],
  ['a PNG of much text that does not expand', () => pngWithChunks(20, 'iTXt', plainText)],
  ['a PNG of a hundred chunks', () => pngWithChunks(100, 'tEXt', Buffer.from('a\0b'))],
  ['a JPEG of some scans', () => jpegWithScans(50)],
  ['a GIF of ten thousand frames', () => gifWithFrames(10_000)],
  ['a WebP of nearly as many', () => webpWithFrames(9_997)],
  ['a TIFF of a book', () => tiffWithPages(6000)],
  ['a HEIC of some tiles', () => heicOfTiles(2, 2, 500)],
  ['a HEIC of its own alpha', () => heicWithAlpha(64)],
])('%s does not', async (_name, make) => {
  expect(await find(await make())).toEqual([undefined, undefined]);
});

describe('ordinary pictures', async () => {
  const samples = await sampleImages();
  it.each(samples)('$format, $name, cost nothing extra, also when they are cut short', async ({ bytes }) => {
    expect(await find(bytes)).toEqual([undefined, undefined]);
    if (bytes.toString('latin1', 4, 8) === 'ftyp') return;
    expect(await find(bytes.subarray(0, bytes.length / 2))).toEqual([undefined, undefined]);
  });
});

it.each([0, 20, 60, 300])('HEIF cut off after %d bytes cannot be read', async (length) => {
  const bytes = heicOfTiles(2, 2, 64).subarray(0, length);
  await expect(findExcess('heif', encodedBytes(bytes), maxPixels)).rejects.toThrow();
});
