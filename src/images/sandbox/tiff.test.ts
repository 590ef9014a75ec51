import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { packTiff } from './tiff.js';

/** Bytes that repeat only after a prime number of them. */
const samples = (count: number) => Uint8Array.from({ length: count }, (_, i) => i % 251);

describe('packTiff', () => {
  it.each([
    ['one pixel', 1, 1, 3],
    ['an odd number of bytes', 3, 5, 3],
    ['transparency', 4, 2, 4],
    ['rows longer than a strip', 65_535, 5, 4],
    ['many strips', 500, 1000, 3],
  ] as const)('keeps %s', async (_name, width, height, channels) => {
    const data = samples(width * height * channels);
    const tiff = sharp(packTiff({ width, height, channels, data }));
    expect(await tiff.metadata()).toMatchObject({ format: 'tiff', width, height, channels, space: 'srgb' });
    expect(Buffer.compare(await tiff.raw().toBuffer(), data)).toBe(0);
  });

  it('carries a colour profile', async () => {
    const profile = samples(333);
    const tiff = packTiff({ width: 2, height: 1, channels: 3, data: samples(6), profile });
    expect((await sharp(tiff).metadata()).icc).toEqual(Buffer.from(profile));
  });
});
