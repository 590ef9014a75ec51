import { describe, expect, it } from 'vitest';
import type { Size } from '../../../geometry/box.js';
import { decodeFor, reduceFor } from './reduction.js';

const input = { width: 64, height: 32 };
const pixelsOf = ({ width, height }: Size) => ({ width, height, data: new Uint8Array(width * height * 3) });

/** A picture that decodes to blank pixels and tells what it was asked for. */
function picture(size: Size) {
  const asked: (Size | undefined)[] = [];
  const decode = async (to?: Size) => {
    asked.push(to);
    return pixelsOf(to ?? size);
  };
  return { ...size, decode, asked };
}

describe('decodeFor', () => {
  it.each([
    [
      { width: 96, height: 48 },
      { width: 96, height: 48 },
    ],
    [
      { width: 10, height: 10 },
      { width: 10, height: 10 },
    ],
    [{ width: 97, height: 48 }, input],
    [{ width: 20, height: 4000 }, input],
  ])('decodes a picture of %o to %o', async (size, expected) => {
    const opened = picture(size);
    await decodeFor(input, opened);
    expect(opened.asked).toEqual([expected]);
  });
});

describe('reduceFor', () => {
  it('resizes what is much larger than the input', async () => {
    expect(await reduceFor(input, pixelsOf({ width: 128, height: 64 }))).toMatchObject(input);
  });

  it('leaves the rest to the network', async () => {
    const pixels = pixelsOf({ width: 90, height: 40 });
    expect(await reduceFor(input, pixels)).toBe(pixels);
  });
});
