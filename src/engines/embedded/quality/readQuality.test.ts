import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawPicture } from '../../../../tests/pictures/drawings.js';
import { paint } from '../../../../tests/pictures/pixels.js';
import { randomNumbers } from '../../../../tests/support/random.js';
import type { RgbImage } from '../../../images/image.js';
import { readQuality } from './readQuality.js';

const grey = (level: number) => level * 0x010101;

/** The crossing, changed by sharp. */
async function crossing(change: (picture: Sharp) => Sharp = (picture) => picture): Promise<RgbImage> {
  const drawn = sharp(await drawPicture('crossing')).removeAlpha();
  const { data, info } = await change(drawn).raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

function withNoise({ data, ...size }: RgbImage, amplitude: number): RgbImage {
  const next = randomNumbers(5);
  const noisy = data.map((level) => Math.min(255, Math.max(0, level + (next() * 2 - 1) * amplitude)));
  return { ...size, data: noisy };
}

describe('sharpness', () => {
  it('falls with blur', async () => {
    const blurs = [0.5, 1, 2, 4, 8];
    const pictures = await Promise.all(blurs.map((sigma) => crossing((picture) => picture.blur(sigma))));
    const sharpness = pictures.map((picture) => readQuality(picture).sharpness);
    expect(sharpness).toEqual(sharpness.toSorted((a, b) => b - a));
    expect(sharpness.at(0)).toBeGreaterThan(0.8);
    expect(sharpness.at(-1)).toBeLessThan(0.15);
  });

  it.each([
    ['a sharp picture', 0, 0, false],
    ['a sharp picture with noise', 0, 12, false],
    ['a slightly soft picture', 0.7, 0, false],
    ['a blurred picture', 2.5, 0, true],
    ['a blurred picture with noise', 4, 6, true],
    ['a very blurred picture', 12, 0, true],
  ])('of %s tells whether it is blurred', async (_what, sigma, noise, isBlurred) => {
    const picture = await crossing((sharpPicture) => (sigma === 0 ? sharpPicture : sharpPicture.blur(sigma)));
    expect(readQuality(withNoise(picture, noise)).isBlurred).toBe(isBlurred);
  });

  it('sees that a picture was shaken in one direction', async () => {
    // libvips wants three rows.
    const kernel = [0, 1, 0].flatMap((weight) => Array<number>(11).fill(weight));
    const shaken = await crossing((picture) => picture.convolve({ width: 11, height: 3, kernel, scale: 11 }));
    expect(readQuality(shaken).isBlurred).toBe(true);
  });

  it('does not mind a blurred ground behind a sharp subject', () => {
    const picture = paint(600, 400, (x, y) => {
      const isSubject = x > 200 && x < 400 && y > 150 && y < 300;
      return grey(
        isSubject ? 255 * (((x >> 3) + (y >> 3)) % 2) : 128 + 100 * Math.sin(x / 20) * Math.sin(y / 20),
      );
    });
    expect(readQuality(picture)).toMatchObject({ isBlurred: false, sharpness: 1 });
  });

  it('counts the same blur less in a larger picture', async () => {
    const blurred = await crossing((picture) => picture.blur(1.7));
    const larger = await crossing((picture) => picture.resize(1150, 862).blur(1.7));
    expect(readQuality(larger).sharpness).toBeGreaterThan(1.4 * readQuality(blurred).sharpness);
  });

  it.each([
    ['blank', paint(64, 64, () => 0xffffff)],
    ['one pixel', paint(1, 1, () => 0x336699)],
    ['smooth', paint(640, 480, (_, y) => grey(100 + (y >> 4)))],
    [
      'nothing but noise',
      withNoise(
        paint(320, 240, () => 0x808080),
        10,
      ),
    ],
  ])('is unknown where a picture is %s', (_what, picture) => {
    expect(readQuality(picture)).toMatchObject({ sharpness: 0.5, isBlurred: false });
  });
});

describe('exposure', () => {
  it.each([
    ['good', 1, 0],
    ['too dark', 0.2, 0],
    ['too bright', 1, 140],
  ])('is %s', async (exposure, slope, offset) => {
    const picture = await crossing((drawn) => drawn.linear(slope, offset));
    expect(readQuality(picture).exposure).toBe(exposure);
  });

  it.each([
    ['a page', paint(300, 400, (x, y) => grey(y % 12 < 5 && x % 7 < 3 ? 20 : 255))],
    ['lamps at night', paint(300, 200, (x) => grey(x % 10 === 0 ? 230 : 20))],
  ])('of %s is good', (_what, picture) => {
    expect(readQuality(picture).exposure).toBe('good');
  });
});

describe('brightness and contrast', () => {
  it('are the mean and the deviation of lightness', () => {
    const halves = paint(10, 10, (x) => (x < 5 ? 0x000000 : 0xffffff));
    const { brightness, contrast } = readQuality(halves);
    expect([brightness, contrast]).toEqual([0.5, 0.5]);
    expect(readQuality(paint(10, 10, () => 0x777777)).contrast).toBeCloseTo(0, 10);
  });
});
