import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { type DrawingName, drawPicture } from '../../../../tests/pictures/drawings.js';
import { paint } from '../../../../tests/pictures/pixels.js';
import type { RgbImage } from '../../../images/image.js';
import { compareFingerprints } from './compare.js';
import { fingerprintOf } from './fingerprintOf.js';

const drawn: DrawingName[] = [
  'stop sign',
  'clock',
  'traffic light',
  'oranges',
  'keyboard',
  'frisbee',
  'crossing',
];

async function glanceAt(picture: Sharp): Promise<RgbImage> {
  const encoded = await picture.png().toBuffer();
  const pixels = sharp(encoded).removeAlpha().resize(256, 256, { fit: 'inside' }).raw();
  const { data, info } = await pixels.toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

const open = async (name: DrawingName) => sharp(await drawPicture(name)).removeAlpha();
const fingerprint = async (picture: Sharp) => fingerprintOf(await glanceAt(picture));

async function likeness(name: DrawingName, change: (picture: Sharp) => Sharp | Promise<Sharp>) {
  return compareFingerprints(
    await fingerprint(await open(name)),
    await fingerprint(await change(await open(name))),
  );
}

const flat = (colour: number) => fingerprintOf(paint(8, 8, () => colour));

describe('copies of a picture', () => {
  it.each<[string, (picture: Sharp) => Sharp | Promise<Sharp>]>([
    ['reduced', (picture) => picture.resize(211)],
    ['enlarged', (picture) => picture.resize(1500)],
    ['compressed', async (picture) => sharp(await picture.jpeg({ quality: 20 }).toBuffer())],
    ['brightened', (picture) => picture.linear(1.15, 10)],
    ['darkened', (picture) => picture.linear(0.75, 0)],
    ['cropped a little', (picture) => picture.extract({ left: 16, top: 10, width: 608, height: 460 })],
    ['blurred', (picture) => picture.blur(2)],
  ])('are the same picture: %s', async (_change, change) => {
    for (const name of drawn) {
      const found = await likeness(name, change);
      expect([name, found]).toEqual([name, expect.objectContaining({ isSamePicture: true })]);
      expect(found.score).toBeGreaterThan(0.55);
    }
  });

  it('are alike in every way when nothing was changed', async () => {
    const print = await fingerprint(await open('clock'));
    expect(compareFingerprints(print, print)).toEqual({
      score: expect.closeTo(1, 5),
      isSamePicture: true,
      hashDistance: 0,
      layoutDistance: 0,
      colourDistance: expect.closeTo(0, 5),
    });
  });
});

describe('different pictures', () => {
  it('are not the same, even with the same background', async () => {
    const prints = await Promise.all(drawn.map(async (name) => fingerprint(await open(name))));
    const pairs = prints.flatMap((a, i) => prints.slice(0, i).map((b) => compareFingerprints(a, b)));
    expect(pairs.filter(({ isSamePicture }) => isSamePicture)).toEqual([]);
  });

  it('have nothing in common when all colours differ', () => {
    const [black, white] = [flat(0x000000), flat(0xffffff)];
    expect(compareFingerprints(black, white)).toMatchObject({ isSamePicture: false, colourDistance: 1 });
    expect(compareFingerprints(black, white).score).toBeLessThan(0.35);
  });

  it('differ as much one way as the other', async () => {
    const [a, b] = [await fingerprint(await open('oranges')), await fingerprint(await open('frisbee'))];
    const [there, back] = [compareFingerprints(a, b), compareFingerprints(b, a)];
    expect(there.score).toBeCloseTo(back.score, 10);
  });

  it('are told apart by their light: white paper is not grey paper', () => {
    expect(compareFingerprints(flat(0xffffff), flat(0x909090)).isSamePicture).toBe(false);
  });
});

describe('a fingerprint', () => {
  it.each([
    [1, 1],
    [1, 300],
    [300, 1],
    [5, 3],
  ])('is made of a picture of %i × %i', (width, height) => {
    const print = fingerprintOf(paint(width, height, (x, y) => (x * 40 + y * 70) & 0xff));
    expect(print.layout).toHaveLength(36);
    expect(print.layout.flat().every(Number.isFinite)).toBe(true);
    expect(print.histogram.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 3);
    expect(print.hash).toBeLessThan(2n ** 64n);
    expect(compareFingerprints(print, print).isSamePicture).toBe(true);
  });
});
