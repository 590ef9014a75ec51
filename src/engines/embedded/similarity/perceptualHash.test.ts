import { describe, expect, it } from 'vitest';
import { hashDistance, hashedSide, perceptualHash } from './perceptualHash.js';

const hashOf = (lightness: (x: number, y: number) => number) =>
  perceptualHash(
    Array.from({ length: hashedSide ** 2 }, (_, i) => lightness(i % hashedSide, Math.floor(i / hashedSide))),
  );

const hill = (x: number, y: number) => Math.exp(-((x - 10) ** 2 + (y - 20) ** 2) / 60);

describe('perceptualHash', () => {
  it('does not see exposure and contrast', () => {
    expect(hashOf((x, y) => 0.2 + 0.5 * hill(x, y))).toBe(hashOf(hill));
  });

  it('turns over with a negative', () => {
    expect(
      hashDistance(
        hashOf((x, y) => 1 - hill(x, y)),
        hashOf(hill),
      ),
    ).toBeGreaterThan(0.9);
  });

  it('sees the other way round as another picture', () => {
    expect(
      hashDistance(
        hashOf((x, y) => hill(y, x)),
        hashOf(hill),
      ),
    ).toBeGreaterThan(0.2);
  });

  it('finds no shape in an even picture, whatever its light', () => {
    expect(
      hashDistance(
        hashOf(() => 0.3),
        hashOf(() => 0.8),
      ),
    ).toBeLessThan(0.05);
  });
});

describe('hashDistance', () => {
  it('is the share of bits that differ', () => {
    expect(hashDistance(0b1011n, 0b0001n)).toBe(2 / 64);
    expect(hashDistance(0n, 2n ** 64n - 1n)).toBe(1);
  });
});
