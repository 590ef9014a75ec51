import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Create } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exifItem, uprightTransformations } from '../../tests/pictures/heic.js';
import { type HeifItem, writeHeif } from '../../tests/pictures/heif.js';
import {
  colourAt,
  largestDifference,
  lopsided,
  orientations,
  type Pixels,
  paint,
  storedPixels,
} from '../../tests/pictures/pixels.js';
import { sampleImages } from '../../tests/pictures/samples.js';
import { openImage } from './decode.js';
import { encodedBytes } from './encoded.js';
import type { ImageFormat } from './format.js';

const limits = { maxPixels: 10e6 };
const open = (bytes: Uint8Array) => openImage(encodedBytes(bytes), limits, 'input.data');
const decode = async (bytes: Uint8Array) => (await open(bytes)).decode();
const drawing = lopsided(48, 30);
const picture = ({ data, width, height }: Pixels) => sharp(data, { raw: { width, height, channels: 3 } });
const flat = (width: number, height: number, background: Create['background'], channels: 3 | 4 = 3) =>
  sharp({ create: { width, height, channels, background } });

describe.each([
  ['png', {}, 0],
  ['tiff', { compression: 'none' }, 0],
  ['webp', { lossless: true }, 0],
  ['jpeg', { quality: 100, chromaSubsampling: '4:4:4' }, 2],
] as const)('a picture in %s', (format, options, tolerance) => {
  it.each(orientations)('is turned upright from EXIF orientation %d', async (orientation) => {
    const stored = picture(storedPixels(drawing, orientation)).withMetadata({ orientation });
    const image = await open(await stored.toFormat(format, options).toBuffer());
    expect(image).toMatchObject({ width: 48, height: 30 });
    expect(largestDifference(await image.decode(), drawing)).toBeLessThanOrEqual(tolerance);
  });
});

describe('an AVIF picture', () => {
  /** An AVIF with other boxes about its picture than sharp would write. */
  async function avif(pixels: Pixels, ...others: { property?: Buffer; item?: HeifItem }[]): Promise<Buffer> {
    const bytes = await picture(pixels).avif({ lossless: true }).toBuffer();
    const box = (name: string) => {
      const start = bytes.indexOf(name) - 4;
      return bytes.subarray(start, start + bytes.readUInt32BE(start));
    };
    const properties = ['av1C', 'ispe', 'pixi', 'colr'].map(box);
    const extra = others.flatMap(({ property }) => property ?? []);
    const items = others.flatMap(({ item }) => item ?? []);
    const main = {
      type: 'av01',
      data: box('mdat').subarray(8),
      properties: [...properties, ...extra],
    } as const;
    return writeHeif({ brands: ['avif', 'mif1', 'avif', 'miaf'], primary: 1, items: [main, ...items] });
  }

  it.each(orientations)('is turned upright as its properties say, as with EXIF %d', async (orientation) => {
    const properties = uprightTransformations[orientation].map((property) => ({ property }));
    const bytes = await avif(storedPixels(drawing, orientation), ...properties);
    expect(largestDifference(await decode(bytes), drawing)).toBeLessThanOrEqual(2);
  });

  it('is not turned by its EXIF data, whether or not its properties turn it', async () => {
    const item = exifItem(6);
    expect(largestDifference(await decode(await avif(drawing, { item })), drawing)).toBeLessThanOrEqual(2);
    const turning = uprightTransformations[6].map((property) => ({ property }));
    const twice = await avif(storedPixels(drawing, 6), { item }, ...turning);
    expect(largestDifference(await decode(twice), drawing)).toBeLessThanOrEqual(2);
  });
});

describe('colours', () => {
  const deep = Uint16Array.from([0, 0x3333, 0x8080, 0xffff]);
  const grey = (levels: Uint16Array) =>
    sharp(levels, { raw: { width: 4, height: 1, channels: 1 } }).toColourspace('grey16');
  it.each([
    ['16-bit PNG', grey(deep).png()],
    ['16-bit TIFF', grey(deep).tiff({ compression: 'none' })],
  ])('of a %s keep their levels', async (_name, encoded) => {
    const pixels = await decode(await encoded.toBuffer());
    expect([0, 1, 2, 3].map((x) => colourAt(pixels, x, 0))).toEqual([0, 0x333333, 0x808080, 0xffffff]);
  });

  it.each([
    ['16-bit RGB', picture(drawing).toColourspace('rgb16').png(), 0],
    ['a palette', picture(drawing).png({ palette: true, dither: 0 }), 4],
    ['a palette of GIF', picture(drawing).gif({ dither: 0 }), 4],
    ['another profile', picture(drawing).withIccProfile('p3').png(), 3],
    ['another profile in WebP', picture(drawing).withIccProfile('p3').webp({ lossless: true }), 3],
    ['CIELab', picture(drawing).toColourspace('lab').tiff({ compression: 'none' }), 3],
    ['lossless AVIF', picture(drawing).avif({ lossless: true }), 2],
  ] as const)('of %s become sRGB', async (_name, encoded, tolerance) => {
    const pixels = await decode(await encoded.toBuffer());
    expect(largestDifference(pixels, drawing)).toBeLessThanOrEqual(tolerance);
  });

  it.each([
    ['with', picture(drawing).withIccProfile('cmyk')],
    ['without', picture(drawing).toColourspace('cmyk')],
  ])('of CMYK %s a profile become those that ink can show', async (_name, inks) => {
    const pixels = await decode(await inks.jpeg({ quality: 100 }).toBuffer());
    const [red, blue] = [colourAt(pixels, 20, 3), colourAt(pixels, 10, 25)];
    expect(red >> 16).toBeGreaterThan(2 * (red & 255));
    expect(blue & 255).toBeGreaterThan(1.5 * (blue >> 16));
  });

  it('of grey, also of one bit, are the same in all channels', async () => {
    for (const encoded of [
      picture(drawing).greyscale().jpeg(),
      picture(drawing).toColourspace('b-w').threshold().tiff({ compression: 'ccittfax4', bitdepth: 1 }),
    ]) {
      const { data } = await decode(await encoded.toBuffer());
      expect(data.every((value, i) => value === data[i - (i % 3)])).toBe(true);
      expect(new Set(data).size).toBeGreaterThan(1);
    }
  });

  it.each([
    ['png', {}],
    ['webp', {}],
    ['tiff', { compression: 'lzw' }],
    ['avif', {}],
  ] as const)('lie over white where %s is transparent', async (format, options) => {
    const through = async (alpha: number) => {
      const black = flat(8, 8, { r: 0, g: 0, b: 0, alpha }, 4);
      return colourAt(await decode(await black.toFormat(format, options).toBuffer()), 1, 1);
    };
    expect(await through(0)).toBe(0xffffff);
    expect(Math.abs(((await through(0.5)) >> 16) - 127)).toBeLessThanOrEqual(2);
  });

  it('of 16-bit grey lie over white as well', async () => {
    const clear = flat(2, 2, { r: 0, g: 0, b: 0, alpha: 0 }, 4).toColourspace('grey16');
    expect(colourAt(await decode(await clear.png().toBuffer()), 1, 1)).toBe(0xffffff);
  });
});

describe('of many pictures in a file', () => {
  const frames = paint(8, 8, (_, y) => (y < 4 ? 0xff0000 : 0x0000ff));
  const moving = () => sharp(frames.data, { raw: { width: 8, height: 8, channels: 3, pageHeight: 4 } });
  it.each([
    ['GIF', () => moving().gif()],
    ['WebP', () => moving().webp({ lossless: true })],
    ['TIFF', () => moving().tiff({ compression: 'lzw' })],
  ])('the first of a %s is shown', async (_name, encode) => {
    const bytes = await encode().toBuffer();
    expect((await sharp(bytes).metadata()).pages).toBe(2);
    expect(
      largestDifference(
        await decode(bytes),
        paint(8, 4, () => 0xff0000),
      ),
    ).toBeLessThanOrEqual(1);
  });
});

describe('a size', () => {
  it('is kept up to a megapixel, and is then a megapixel of the same aspect', async () => {
    const decoded = async (width: number, height: number) => {
      const pixels = await decode(await flat(width, height, '#468').jpeg().toBuffer());
      return [pixels.width, pixels.height, pixels.data.length / 3];
    };
    expect(await decoded(1250, 800)).toEqual([1250, 800, 1e6]);
    expect(await decoded(2500, 1600)).toEqual([1250, 800, 1e6]);
    expect(await decoded(1, 5000)).toEqual([1, 5000, 5000]);
  });

  it('is what is asked for, up to the whole', async () => {
    const image = await open(await flat(1500, 1000, '#468').jpeg().toBuffer());
    for (const size of [
      { width: 32, height: 64 },
      { width: 1500, height: 1000 },
    ]) {
      const { data, ...decoded } = await image.decode(size);
      expect(decoded).toEqual(size);
      expect(data).toHaveLength(size.width * size.height * 3);
    }
  });
});

describe('a file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'drishti-images-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is decoded to the same pixels as its bytes, in every format', async () => {
    const seen = new Set<ImageFormat>();
    for (const { format, bytes } of await sampleImages()) {
      if (seen.has(format)) continue;
      seen.add(format);
      const path = join(folder, `${format}.misleading`);
      await writeFile(path, bytes);
      const encoded = { type: 'file', path, byteLength: bytes.length } as const;
      const fromFile = await (await openImage(encoded, limits, 'input.uri')).decode();
      expect(fromFile).toEqual(await decode(bytes));
    }
    expect(seen.size).toBe(8);
  });
});

describe('pixel data', () => {
  it.each(['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'] as const)(
    'of %s cut short is refused',
    async (format) => {
      const whole = await picture(paint(64, 64, (x, y) => Math.imul(x + 64 * y + 1, 0x9e3779b1) >>> 8))
        .toFormat(format)
        .toBuffer();
      const cut = async () => (await open(whole.subarray(0, whole.length * 0.7))).decode();
      await expect(cut()).rejects.toThrow(
        /^input\.data: the image (data is truncated or broken|header cannot be)/,
      );
    },
  );

  it('may have anything after it', async () => {
    const jpeg = await picture(drawing).jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer();
    const decoded = await decode(Buffer.concat([jpeg, Buffer.from('PK\x03\x04 and so on')]));
    expect(largestDifference(decoded, drawing)).toBeLessThanOrEqual(2);
  });
});

describe('the digest of a picture', () => {
  it('is that of its bytes, in memory or in a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'drishti-digest-'));
    try {
      const bytes = await flat(4, 3, '#123456').png().toBuffer();
      const path = join(folder, 'picture');
      await writeFile(path, bytes);
      const expected = createHash('sha256').update(bytes).digest('hex');
      const inFile = await openImage({ type: 'file', path, byteLength: bytes.length }, limits, 'input.data');
      expect(await (await open(bytes)).digest()).toBe(expected);
      expect(await inFile.digest()).toBe(expected);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
