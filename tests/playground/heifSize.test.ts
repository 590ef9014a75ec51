import { describe, expect, it } from 'vitest';
import { heifSize } from '../../playground/src/pictures/heifSize.js';
import { heicOfTiles } from '../pictures/bombs.js';
import { uprightTransformations, writeHeic } from '../pictures/heic.js';
import { cleanAperture } from '../pictures/heif.js';
import { lopsided, orientations, storedPixels } from '../pictures/pixels.js';

const size = { width: 64, height: 32 };
const upright = lopsided(size.width, size.height);
const bufferOf = (bytes: Buffer) => new Uint8Array(bytes).buffer;

describe('the size of a HEIC', () => {
  it.each(orientations)('is that of the upright picture, in orientation %i', (orientation) => {
    const transformations = uprightTransformations[orientation];
    const heic = writeHeic(storedPixels(upright, orientation), { transformations });
    expect(heifSize(bufferOf(heic))).toEqual(size);
  });

  it('is that of what is left of a cropped one', () => {
    const heic = writeHeic(upright, { transformations: [cleanAperture(40, 20, 0, 0)] });
    expect(heifSize(bufferOf(heic))).toEqual({ width: 40, height: 20 });
  });

  it('is that of the whole, and not of its tiles', () => {
    expect(heifSize(bufferOf(heicOfTiles(2, 2, 32)))).toEqual({ width: 64, height: 64 });
  });

  it('is unknown for what is none, or is cut short', () => {
    const heic = writeHeic(upright);
    expect(heifSize(bufferOf(Buffer.from('not a picture at all')))).toBeUndefined();
    for (let length = 0; length < 400; length += 7) {
      const told = heifSize(bufferOf(heic.subarray(0, length)));
      if (told) expect(told).toEqual(size);
    }
    expect(heifSize(bufferOf(heic.subarray(0, 60)))).toBeUndefined();
  });

  it('is read in a moment however often its header is broken', () => {
    const heic = writeHeic(upright, { transformations: uprightTransformations[6] });
    for (let i = 0; i < Math.min(heic.length, 600); i++) {
      const broken = Buffer.from(heic);
      broken[i] = 255 - broken[i]!;
      expect(() => heifSize(bufferOf(broken))).not.toThrow();
    }
  });
});
