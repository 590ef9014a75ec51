import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { hevcItem, uprightTransformations, usualColour, writeHeic } from '../../../tests/pictures/heic.js';
import {
  cleanAperture,
  colourProfile,
  rotation,
  spatialExtents,
  writeHeif,
} from '../../../tests/pictures/heif.js';
import {
  colourAt,
  largestDifference,
  lopsided,
  orientations,
  paint,
  storedPixels,
} from '../../../tests/pictures/pixels.js';
import { openImage } from '../decode.js';
import { encodedBytes } from '../encoded.js';

const limits = { maxPixels: 1e6 };
const open = (bytes: Uint8Array) => openImage(encodedBytes(bytes), limits, 'input.data');
const decode = async (bytes: Uint8Array) => (await open(bytes)).decode();
const drawing = lopsided(70, 42);
const brands = ['heic', 'mif1', 'heic'];

describe('a HEIC picture', () => {
  it.each(orientations)('is turned upright as its properties say, as with EXIF orientation %d', async (n) => {
    const transformations = uprightTransformations[n];
    const bytes = writeHeic(storedPixels(drawing, n), { transformations });
    expect(largestDifference(await decode(bytes), drawing)).toBeLessThanOrEqual(2);
  });

  it('is not turned by its EXIF data, whether or not its properties turn it', async () => {
    const lying = await decode(writeHeic(drawing, { exifOrientation: 6 }));
    expect(largestDifference(lying, drawing)).toBeLessThanOrEqual(2);
    const stored = storedPixels(drawing, 6);
    const twice = writeHeic(stored, { exifOrientation: 6, transformations: uprightTransformations[6] });
    expect(largestDifference(await decode(twice), drawing)).toBeLessThanOrEqual(2);
  });

  it('is cropped before it is turned', async () => {
    const bytes = writeHeic(drawing, { transformations: [cleanAperture(30, 20, -20, 11), rotation(1)] });
    const cropped = paint(30, 20, (x, y) => colourAt(drawing, x, y + 22));
    expect(largestDifference(await decode(bytes), storedPixels(cropped, 6))).toBeLessThanOrEqual(2);
  });

  it('lies over white where it is transparent', async () => {
    const black = paint(32, 32, () => 0);
    const alpha = Array.from({ length: 32 * 32 }, (_, i) => (i % 32 < 16 ? 0 : 255));
    const over = paint(32, 32, (x) => (x < 16 ? 0xffffff : 0));
    expect(largestDifference(await decode(writeHeic(black, { alpha })), over)).toBeLessThanOrEqual(2);
  });

  it('lies over white as well when its colours are stored multiplied by the alpha', async () => {
    const alpha = Array(32 * 32).fill(128);
    const bytes = writeHeic(
      paint(32, 32, () => 0x800000),
      { alpha, premultiplied: true },
    );
    const pink = paint(32, 32, () => 0xff7f7f);
    expect(largestDifference(await decode(bytes), pink)).toBeLessThanOrEqual(3);
  });

  it('of 10 bits becomes one of 8', async () => {
    expect(
      largestDifference(await decode(writeHeic(drawing, { bitDepth: 10 })), drawing),
    ).toBeLessThanOrEqual(2);
  });

  it('of 4:2:0 keeps its colours', async () => {
    const flat = (value: number) => Array(96 * 96).fill(value);
    const item = hevcItem(
      { width: 96, height: 96, chroma: '4:2:0', bitDepth: 8, planes: [flat(81), flat(91), flat(239)] },
      usualColour,
    );
    const red = paint(96, 96, () => 0xec0f0f);
    const decoded = await decode(writeHeif({ brands, primary: 1, items: [item] }));
    expect(largestDifference(decoded, red)).toBeLessThanOrEqual(2);
  });

  it('is brought from its own colour profile to sRGB', async () => {
    const picture = sharp(drawing.data, { raw: { width: 70, height: 42, channels: 3 } });
    const { icc } = await sharp(await picture.withIccProfile('p3').png().toBuffer()).metadata();
    const wide = { ...drawing, data: await picture.raw().toBuffer() };
    expect(largestDifference(wide, drawing)).toBeGreaterThan(10);
    const bytes = writeHeic(wide, { colour: [usualColour, colourProfile(icc!)] });
    expect(largestDifference(await decode(bytes), drawing)).toBeLessThanOrEqual(3);
  });

  it('may be a grid of tiles', async () => {
    const tile = (colour: number) => {
      const flat = (value: number) => Array(64 * 64).fill(value);
      const planes = [flat(colour), flat(128), flat(128)];
      const picture = { width: 64, height: 64, chroma: '4:4:4', bitDepth: 8, planes } as const;
      return { ...hevcItem(picture, usualColour), hidden: true };
    };
    const grid = {
      type: 'grid',
      data: Buffer.from([0, 0, 0, 1, 0, 100, 0, 50]),
      properties: [spatialExtents(100, 50), rotation(3)],
      reference: { type: 'dimg', to: [1, 2] },
    } as const;
    const image = await open(writeHeif({ brands, primary: 3, items: [tile(40), tile(200), grid] }));
    expect(image).toMatchObject({ width: 50, height: 100 });
    const expected = paint(50, 100, (_, y) => (y < 64 ? 0x282828 : 0xc8c8c8));
    expect(largestDifference(await image.decode(), expected)).toBeLessThanOrEqual(2);
  });

  it('may be a strip as large as is allowed', async () => {
    const strip = paint(2000, 3, (x) => (x % 256) * 0x010101);
    const image = await openImage(encodedBytes(writeHeic(strip)), { maxPixels: 6000.5 }, 'input.data');
    expect(largestDifference(await image.decode(), strip)).toBeLessThanOrEqual(2);
  });

  it('is the primary one of several', async () => {
    const flat = (width: number, height: number, luma: number) =>
      hevcItem({ width, height, chroma: '4:0:0', bitDepth: 8, planes: [Array(width * height).fill(luma)] });
    const items = [flat(64, 32, 10), flat(32, 64, 240)];
    const decoded = await decode(writeHeif({ brands, primary: 2, items }));
    expect(
      largestDifference(
        decoded,
        paint(32, 64, () => 0xf0f0f0),
      ),
    ).toBeLessThanOrEqual(2);
  });

  it.each(['heic', 'heix', 'heim', 'heis', 'hevc', 'mif1', 'msf1', 'avif'])(
    'is known by what is in it under the brand %s',
    async (brand) => {
      const item = hevcItem({
        width: 8,
        height: 4,
        chroma: '4:0:0',
        bitDepth: 8,
        planes: [Array(32).fill(9)],
      });
      const bytes = writeHeif({ brands: [brand, 'mif1', 'heic'], primary: 1, items: [item] });
      expect(await open(bytes)).toMatchObject({ width: 8, height: 4 });
    },
  );
});

describe('a broken HEIC picture is refused', () => {
  const whole = writeHeic(drawing);
  it('when its data is cut short', async () => {
    const image = await open(whole.subarray(0, whole.length - 3000));
    await expect(image.decode()).rejects.toThrow('input.data: the image data is truncated or broken');
  });

  it('when the picture inside is larger than it is said to be', async () => {
    const item = hevcItem({
      width: 512,
      height: 512,
      chroma: '4:0:0',
      bitDepth: 8,
      planes: [new Uint8Array(512 * 512)],
    });
    const properties = [item.properties![0]!, spatialExtents(64, 64)];
    const image = await open(writeHeif({ brands, primary: 1, items: [{ ...item, properties }] }));
    expect(image).toMatchObject({ width: 64, height: 64 });
    await expect(image.decode()).rejects.toThrow('input.data: the image data is truncated or broken');
  });

  it('before it is decoded when it has too many pixels', async () => {
    const item = hevcItem({ width: 8, height: 8, chroma: '4:0:0', bitDepth: 8, planes: [Array(64).fill(0)] });
    const properties = [item.properties![0]!, spatialExtents(2000, 501)];
    const bytes = writeHeif({ brands, primary: 1, items: [{ ...item, properties }] });
    await expect(open(bytes)).rejects.toThrow('a part of the image has 1002000 pixels; at most 1000000');
  });
});
