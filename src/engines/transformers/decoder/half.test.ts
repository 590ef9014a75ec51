import { describe, expect, it } from 'vitest';
import { floatsOfHalves, halvesOfFloats } from './half.js';

describe('numbers of half precision', () => {
  it('are read as IEEE 754 says', () => {
    const halves = Uint16Array.of(0x3c00, 0xc000, 0x7bff, 0x0400, 0x0001, 0x3555, 0x7c00, 0x8000);
    const floats = floatsOfHalves(halves);
    expect([...floats]).toEqual([
      1,
      -2,
      65504,
      2 ** -14,
      2 ** -24,
      0.333251953125,
      Number.POSITIVE_INFINITY,
      -0,
    ]);
    expect(floatsOfHalves(Uint16Array.of(0x7e00))[0]).toBeNaN();
  });

  it('come back as they were', () => {
    const all = Uint16Array.from({ length: 0x10000 }, (_, bits) => bits).filter(
      (bits) => (bits & 0x7c00) !== 0x7c00,
    );
    expect(Buffer.from(halvesOfFloats(floatsOfHalves(all)).buffer).equals(Buffer.from(all.buffer))).toBe(
      true,
    );
  });

  it('are the nearest, of two the even one', () => {
    const floats = Float32Array.of(
      1 + 2 ** -11,
      1 + 3 * 2 ** -11,
      2 - 2 ** -12,
      65519,
      65520,
      2 ** -25,
      3 * 2 ** -25,
      1e-9,
    );
    expect([...halvesOfFloats(floats)]).toEqual([0x3c00, 0x3c02, 0x4000, 0x7bff, 0x7c00, 0, 2, 0]);
  });
});
