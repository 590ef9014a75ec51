import { describe, expect, it } from 'vitest';
import type { Size } from '../../../geometry/box.js';
import type { DecodableImage } from '../../../images/image.js';
import { SharedPixels } from './sharedPixels.js';

/** A grey picture that counts how often it is decoded. */
function grey(size: Size): DecodableImage & { decoded: Size[] } {
  const decoded: Size[] = [];
  const decode = async ({ width, height }: Size = size) => {
    decoded.push({ width, height });
    return { width, height, data: new Uint8Array(width * height * 3).fill(128) };
  };
  return { ...size, decode, decoded };
}

describe('SharedPixels', () => {
  it('decodes each size once, whoever asks', async () => {
    const image = grey({ width: 2000, height: 1000 });
    const shared = new SharedPixels(image);
    const [first, second] = await Promise.all([shared.decode(), shared.decode()]);
    await shared.decode({ width: 20, height: 10 });
    expect(second).toBe(first);
    expect(image.decoded).toEqual([
      { width: 1414, height: 707 },
      { width: 20, height: 10 },
    ]);
  });

  it('makes the glance of the smallest pixels at hand that are enough', async () => {
    const image = grey({ width: 2000, height: 1000 });
    const shared = new SharedPixels(image);
    await Promise.all([
      shared.decode(),
      shared.decode({ width: 400, height: 200 }),
      shared.decode({ width: 20, height: 10 }),
    ]);
    const glance = await shared.glance();
    expect(image.decoded).toHaveLength(3);
    expect(glance).toMatchObject({ width: 362, height: 181 });
    expect(glance.data[0]).toBe(128);
  });

  it('decodes a glance when nothing is at hand, and never enlarges', async () => {
    const image = grey({ width: 30, height: 3000 });
    const shared = new SharedPixels(image);
    expect(await shared.glance()).toMatchObject({ width: 26, height: 2560 });
    expect(await new SharedPixels(grey({ width: 5, height: 7 })).glance()).toMatchObject({
      width: 5,
      height: 7,
    });
  });

  it('passes on what is wrong with the pixels', async () => {
    const broken = { width: 9, height: 9, decode: () => Promise.reject(new Error('broken')) };
    await expect(new SharedPixels(broken).glance()).rejects.toThrow('broken');
  });
});
