import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  afterFileType,
  compressedText,
  gifWithExtensions,
  gifWithFrames,
  heicOfTiles,
  heicOverlay,
  heicRing,
  heicWithAlpha,
  jpegWithData,
  jpegWithScans,
  jpegWithSegments,
  metaOf,
  pngWithChunks,
  tiffWithFields,
  tiffWithPages,
  webpWithFrames,
} from '../../../tests/pictures/bombs.js';
import { box, uint } from '../../../tests/pictures/isoBoxes.js';
import { sampleImages } from '../../../tests/pictures/samples.js';
import { encodedBytes } from '../encoded.js';
import { signatureLength, sniffContainer } from '../format.js';
import { checkCost } from './cost.js';

const maxPixels = 1e6;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drishti-cost-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Checks the bytes, and a file of the same bytes. */
async function check(bytes: Buffer): Promise<PromiseSettledResult<number>[]> {
  const path = join(folder, 'picture');
  await writeFile(path, bytes);
  const container = sniffContainer(bytes.subarray(0, signatureLength))!;
  const file = { type: 'file', path, byteLength: bytes.length } as const;
  const encoded = [encodedBytes(bytes), file];
  return Promise.allSettled(encoded.map((input) => checkCost(container, input, maxPixels)));
}

const refused = (message: RegExp) => ({
  status: 'rejected',
  reason: expect.objectContaining({ name: 'TooCostly', message: expect.stringMatching(message) }),
});
const accepted = (pixels: number) => ({ status: 'fulfilled', value: pixels });

const tiles = () => heicOfTiles(1, 1, 64);

const plainText = Buffer.concat([Buffer.from('key\0\0\0\0\0', 'latin1'), Buffer.alloc(500_000, 'a')]);
const zip = (type: 'zTXt' | 'iTXt') => compressedText(type, 10e6);

it.each<[string, () => Buffer | Promise<Buffer>, RegExp]>([
  ['a PNG of 30 expanding texts', () => pngWithChunks(30, 'zTXt', zip('zTXt')), /262144 bytes of compressed/],
  ['the same in Unicode', () => pngWithChunks(30, 'iTXt', zip('iTXt')), /262144 bytes of compressed text/],
  ['a PNG of many chunks', () => pngWithChunks(1000, 'tEXt', Buffer.from('a\0b')), /more than 1000 chunks/],
  ['a JPEG of many scans', () => jpegWithScans(100), /more than 100 scans/],
  ['a GIF of many frames', () => gifWithFrames(5001), /more than 5000 frames/],
  ['a GIF of tiny blocks', () => gifWithFrames(1, 1_000_001), /more than 1000000 blocks of data/],
  ['a GIF of empty extensions', () => gifWithExtensions(10_001), /more than 10000 extensions/],
  ['a JPEG of many segments', () => jpegWithSegments(2000), /more than 2000 segments/],
  ['a JPEG of endless data', () => jpegWithData(2 ** 26 + 2 ** 17), /goes on after 67108864 bytes/],
  ['a WebP of many frames', () => webpWithFrames(5000), /more than 5000 frames/],
  ['a TIFF of many pages', () => tiffWithPages(2001), /more than 2000 pages/],
  ['a TIFF whose pages form a ring', () => tiffWithPages(3, true), /more than 2000 pages/],
  ['a TIFF of many fields', () => tiffWithFields(50_001), /more than 50000 fields/],
  ['a HEIC of one tile many times', () => heicOfTiles(3, 2, 999), /made of more than 4000000 pixels/],
  ['a HEIC of a huge tile', () => heicOfTiles(1, 1, 1001), /a part of the image has 1002001 pixels/],
  ['a HEIC of huge alpha', () => heicWithAlpha(1001), /a part of the image has 1002001 pixels/],
  ['a HEIC on a huge canvas', heicOverlay, /overlaid of others is not accepted/],
  [
    'a HEIC of many boxes',
    () => afterFileType(tiles(), ...Array(998).fill(box('free'))),
    /more than 1000 boxes/,
  ],
  ['a HEIC that is made of itself', heicRing, /made of more than 4000000 pixels/],
])('%s costs too much', async (_name, make, reason) => {
  expect(await check(await make())).toEqual([refused(reason), refused(reason)]);
});

it.each<[string, () => Buffer | Promise<Buffer>, number?]>([
  ['a PNG of some text', () => pngWithChunks(20, 'zTXt', zip('zTXt'))],
  ['a PNG of much text that does not expand', () => pngWithChunks(20, 'iTXt', plainText)],
  ['a PNG of a hundred chunks', () => pngWithChunks(100, 'tEXt', Buffer.from('a\0b'))],
  ['a JPEG of some scans', () => jpegWithScans(50)],
  ['a GIF of five thousand frames', () => gifWithFrames(5000)],
  ['a GIF of ten thousand extensions', () => gifWithExtensions(10_000)],
  ['a WebP of nearly as many', () => webpWithFrames(4997)],
  ['a TIFF of a book', () => tiffWithPages(2000)],
  ['a HEIC of some tiles', () => heicOfTiles(2, 2, 500), 64 * 64 + 4 * 500 * 500],
  ['a HEIC of many boxes', () => afterFileType(tiles(), ...Array(997).fill(box('free'))), 2 * 64 * 64],
  [
    'a HEIC that ends in a box without length',
    () => Buffer.concat([tiles(), endless, metaOf(tiles())]),
    2 * 64 * 64,
  ],
  ['a HEIC of its own alpha', () => heicWithAlpha(64), 2 * 64 * 64],
])('%s does not', async (_name, make, pixels = 0) => {
  expect(await check(await make())).toEqual([accepted(pixels), accepted(pixels)]);
});

describe('ordinary pictures', async () => {
  const samples = (await sampleImages()).filter(({ format }) => format !== 'avif' && format !== 'heic');
  it.each(samples)('$format, $name, cost nothing extra, also when they are cut short', async ({ bytes }) => {
    expect(await check(bytes)).toEqual([accepted(0), accepted(0)]);
    expect(await check(bytes.subarray(0, bytes.length / 2))).toEqual([accepted(0), accepted(0)]);
  });
});

const [long, endless] = [Buffer.from('\0\0\0\x01free\0\0\0\0\0\0\0\x10'), Buffer.from('\0\0\0\0free')];

it.each<[string, () => Buffer, RegExp]>([
  ['beside another', () => afterFileType(tiles(), metaOf(tiles())), /several boxes meta/],
  ['at the end', () => Buffer.concat([tiles(), metaOf(tiles())]), /several boxes meta/],
  [
    'behind many boxes',
    () => Buffer.concat([tiles(), ...Array(500).fill(box('free')), metaOf(tiles())]),
    /several/,
  ],
  ['behind a length of 64 bits', () => Buffer.concat([tiles(), long, metaOf(tiles())]), /several boxes meta/],
  ['without length', () => Buffer.concat([tiles().subarray(0, 24), Buffer.from('\0\0\0\0meta')]), /too long/],
  ['of half a megabyte', () => afterFileType(tiles(), box('meta', Buffer.alloc(2 ** 19))), /too long/],
  ['behind a length cut short', () => Buffer.concat([tiles(), long.subarray(0, 12)]), /out of range/],
  [
    'behind too small a length',
    () => Buffer.concat([tiles(), uint(4, 4), metaOf(tiles())]),
    /than its header/,
  ],
])('HEIF with a box meta %s cannot be read', async (_name, make, message) => {
  expect(await check(make())).toEqual(
    Array(2).fill({
      status: 'rejected',
      reason: expect.toSatisfy((error: Error) => message.test(error.message)),
    }),
  );
});

it.each([0, 20, 60, 300])('HEIF cut off after %d bytes cannot be read', async (length) => {
  const bytes = heicOfTiles(2, 2, 64).subarray(0, length);
  await expect(checkCost('heif', encodedBytes(bytes), maxPixels)).rejects.toThrow(Error);
});
