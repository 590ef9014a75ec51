import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { encodeGreyPng } from './greyPng.js';

describe('encodeGreyPng', () => {
  it('writes what a decoder reads back', async () => {
    const pixels = Uint8Array.from({ length: 35 }, (_, index) => (index * 37) % 256);
    const { data, info } = await sharp(encodeGreyPng(pixels, 7, 5))
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject({ width: 7, height: 5, channels: 1 });
    expect([...data]).toEqual([...pixels]);
  });

  it('refuses a wrong number of pixels', () => {
    expect(() => encodeGreyPng(new Uint8Array(3), 2, 2)).toThrow(RangeError);
  });
});
