import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { openImage } from './decode.js';
import { encodedBytes } from './encoded.js';
import type { RgbImage } from './image.js';

const limits = { maxPixels: 1e6 };
const open = (bytes: Buffer) => openImage(encodedBytes(bytes), limits, 'input.data');

/** A picture 6 × 4 whose top-left quarter is red, the rest blue. */
const quarters = (): Sharp =>
  sharp({ create: { width: 6, height: 4, channels: 3, background: '#0000ff' } }).composite([
    {
      input: { create: { width: 3, height: 2, channels: 3, background: '#ff0000' } },
      left: 0,
      top: 0,
    },
  ]);

function pixel({ data, width }: RgbImage, x: number, y: number): number[] {
  return [...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)];
}

describe('openImage', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('turns EXIF orientation %d upright', async (orientation) => {
    const stored = sharp(await quarters().png().toBuffer());
    // The transformation that the orientation tag asks to be undone.
    const turned = [5, 6, 7, 8].includes(orientation) ? stored.rotate(orientation < 7 ? -90 : 90) : stored;
    const half = [3, 4].includes(orientation) ? turned.rotate(180) : turned;
    const raw = sharp(await half.png().toBuffer());
    const mirrored = [2, 4, 5, 7].includes(orientation)
      ? [5, 7].includes(orientation)
        ? raw.flip()
        : raw.flop()
      : raw;
    const bytes = await mirrored.withMetadata({ orientation }).png().toBuffer();
    const image = await open(bytes);
    expect([image.width, image.height]).toEqual([6, 4]);
    const upright = await image.decode();
    expect(pixel(upright, 0, 0)).toEqual([255, 0, 0]);
    expect(pixel(upright, 5, 0)).toEqual([0, 0, 255]);
    expect(pixel(upright, 0, 3)).toEqual([0, 0, 255]);
  });

  it('lays transparent pixels over white', async () => {
    const clear = { r: 0, g: 0, b: 0, alpha: 0 };
    const bytes = await sharp({ create: { width: 2, height: 2, channels: 4, background: clear } })
      .png()
      .toBuffer();
    expect(pixel(await (await open(bytes)).decode(), 1, 1)).toEqual([255, 255, 255]);
  });

  it.each([
    ['16-bit', quarters().toColourspace('rgb16').png(), 2],
    ['grey', quarters().toColourspace('b-w').png(), undefined],
    ['palette', quarters().png({ palette: true }), 2],
    ['CMYK', quarters().toColourspace('cmyk').tiff({ compression: 'none' }), 80],
    ['WebP', quarters().webp({ lossless: true }), 2],
    ['GIF', quarters().gif(), 2],
    ['AVIF', quarters().avif({ lossless: true }), 12],
  ] as const)('brings %s to 8-bit sRGB', async (_name, picture, tolerance) => {
    const { data, width, height } = await (await open(await picture.toBuffer())).decode();
    expect([width, height, data.length]).toEqual([6, 4, 72]);
    const [red, green, blue] = pixel({ data, width, height }, 0, 0) as [number, number, number];
    if (tolerance === undefined) {
      expect(red).toBe(green);
      expect(green).toBe(blue);
    } else {
      expect(Math.abs(red - 255)).toBeLessThanOrEqual(tolerance);
      expect(Math.max(green, blue)).toBeLessThanOrEqual(tolerance);
    }
  });

  it('decodes to the size that is asked for', async () => {
    const image = await open(await quarters().jpeg().toBuffer());
    const { width, height, data } = await image.decode({ width: 32, height: 64 });
    expect([width, height, data.length]).toEqual([32, 64, 32 * 64 * 3]);
  });
});

describe('refusals', () => {
  const big = () => sharp({ create: { width: 1001, height: 1000, channels: 3, background: '#fff' } });
  const strip = () => sharp({ create: { width: 1, height: 65_536, channels: 3, background: '#fff' } });
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
  it.each([
    [
      'more pixels than allowed',
      () => big().png().toBuffer(),
      /1001 × 1000 = 1001000 pixels; at most 1000000/,
    ],
    ['a strip', () => strip().png().toBuffer(), /1 × 65536 pixels; a side may have at most 65535/],
    [
      'SVG that looks like WebP',
      async () => Buffer.from(`<svg    WEBP="" ${svg.subarray(5)}`),
      /not an image that/,
    ],
    ['SVG behind an ISO brand', async () => Buffer.from(`<!--ftypavif-->${svg}`), /not an image that/],
    ['SVG', async () => svg, /not an image that can be read; send PNG/],
    ['HEIC of nothing but a brand', async () => heic, /header cannot be read/],
    ['BMP of half a header', async () => Buffer.from('BM\x46\0\0\0\0\0\0\0'), /header cannot be read/],
    [
      'a header cut short',
      async () => (await big().png().toBuffer()).subarray(0, 20),
      /header cannot be read/,
    ],
  ])('%s before any pixel is decoded', async (_name, make, message) => {
    await expect(open(await make())).rejects.toThrow(message);
  });

  it('pixel data cut short, when it is decoded', async () => {
    const whole = await quarters().resize(300, 200).jpeg().toBuffer();
    const image = await open(whole.subarray(0, whole.length / 2));
    await expect(image.decode()).rejects.toThrow('input.data: the image data is truncated or broken');
  });
});
