import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { writeHeic } from '../../tests/pictures/heic.js';
import { cleanAperture } from '../../tests/pictures/heif.js';
import { lopsided } from '../../tests/pictures/pixels.js';
import { sampleImages } from '../../tests/pictures/samples.js';
import { encodedBytes } from './encoded.js';
import { probeImage } from './probe.js';

const probe = (bytes: Uint8Array) => probeImage(encodedBytes(bytes), { maxPixels: 1e6 }, 'input.data');
const flat = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#fff' } });

describe('the header', async () => {
  it.each(await sampleImages())(
    'of $format, $name, tells the format and the upright size',
    async (sample) => {
      const { format, width, height } = await probe(sample.bytes);
      expect(format).toBe(sample.format);
      // "turned" is turned by EXIF or by HEIF's properties; a frame is a quarter; noise has a size of its own.
      const sizes = { moving: [72, 10], noise: [64, 48], 'noise in full colour': [64, 48], turned: [40, 72] };
      const upright = sample.format === 'heic' ? [72, 40] : sizes[sample.name as keyof typeof sizes];
      expect([width, height]).toEqual(upright ?? [72, 40]);
    },
  );

  it('counts the pixels that are cropped away', async () => {
    const transformations = [cleanAperture(4, 2, 0, 0)];
    const cropped = await probe(writeHeic(lopsided(50, 40), { transformations }));
    expect(cropped).toMatchObject({ width: 4, height: 2, decodedPixels: 2000 });
    expect(await probe(await flat(30, 20).png().toBuffer())).toMatchObject({ decodedPixels: 600 });
  });

  it('makes bytes that are made on demand only once', async () => {
    const bytes = await flat(3, 2).png().toBuffer();
    let made = 0;
    const onDemand = () => {
      made++;
      return bytes;
    };
    await probeImage({ type: 'bytes', bytes: onDemand }, { maxPixels: 6 }, 'input.data');
    expect(made).toBe(1);
  });
});

describe('refused before any pixel is decoded', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
  it.each<[string, () => Promise<Buffer> | Buffer, RegExp]>([
    [
      'more pixels than allowed',
      () => flat(1001, 1000).png().toBuffer(),
      /the image is 1001 × 1000 = 1001000 pixels; at most 1000000 are accepted/,
    ],
    ['a strip', () => flat(1, 65_536).png().toBuffer(), /1 × 65536 pixels; a side may have at most 65535/],
    [
      'a file much longer than its pixels',
      () => Buffer.from(`GIF89a${'a'.repeat(9.1e6)}`),
      /at most 9048576/,
    ],
    ['SVG', () => Buffer.from(svg), /not an image that can be read; send PNG/],
    ['SVG that looks like WebP', () => Buffer.from(`<svg    WEBP="" ${svg.slice(5)}`), /not an image that/],
    ['SVG behind an ISO brand', () => Buffer.from(`<!--ftypavif-->${svg}`), /not an image that/],
    ['nothing', () => Buffer.alloc(0), /not an image that/],
    ['HTML', () => Buffer.from('<!doctype html><title>404</title>'), /not an image that/],
    ['PDF', () => Buffer.from('%PDF-1.7\n'), /not an image that/],
    ['a film', () => Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0isommp42', 'latin1'), /not an image that/],
    [
      'HEIC of a brand alone',
      () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'),
      /header cannot/,
    ],
    ['BMP of half a header', () => Buffer.from('BM\x46\0\0\0\0\0\0\0'), /header cannot be read/],
    [
      'half a PNG header',
      async () => (await flat(9, 9).png().toBuffer()).subarray(0, 20),
      /header cannot be/,
    ],
  ])('is %s', async (_name, make, message) => {
    const bytes = await make();
    await expect(probe(bytes)).rejects.toThrow(message);
    await expect(probe(bytes)).rejects.toMatchObject({ code: 'invalid_request' });
  });
});
