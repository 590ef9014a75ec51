import { describe, expect, it } from 'vitest';
import { coverage, maskedPixels } from './maskedPixels.js';
import type { ObjectMask } from './objectMask.js';

const mask: ObjectMask = {
  box: { x0: 20, y0: 10, x1: 60, y1: 30 },
  side: 2,
  probabilities: Uint8Array.of(255, 0, 51, 204),
  confidence: 1,
};

describe('coverage', () => {
  it.each([
    [21, 11, 1],
    [59, 11, 0],
    [21, 29, 0.2],
    [59, 29, 0.8],
    [19, 11, 0],
    [61, 29, 0],
    [21, 9, 0],
    [59, 31, 0],
  ])('at (%i, %i) is %f', (x, y, expected) => {
    expect(coverage(mask, x, y)).toBe(expected);
  });

  it('is nothing in a box without an area', () => {
    expect(coverage({ ...mask, box: { x0: 5, y0: 5, x1: 5, y1: 5 } }, 5, 5)).toBe(0);
  });
});

describe('maskedPixels', () => {
  const upright = { width: 80, height: 40 };
  const image = { width: 8, height: 4, data: new Uint8Array(8 * 4 * 3) };

  it('finds the foreground in a reduced picture', () => {
    const pixels = [...maskedPixels(image, upright, mask)].map(({ offset, weight }) => {
      return [(offset / 3) % 8, Math.floor(offset / 3 / 8), weight];
    });
    expect(pixels).toEqual([
      [2, 1, 1],
      [3, 1, 1],
      [4, 2, 0.8],
      [5, 2, 0.8],
    ]);
  });

  it('takes fewer when there are many', () => {
    const large = { width: 800, height: 400, data: new Uint8Array(800 * 400 * 3) };
    const count = [...maskedPixels(large, upright, mask, 1000)].length;
    expect(count).toBeGreaterThan(300);
    expect(count).toBeLessThan(1000);
  });

  it('finds nothing outside of the picture', () => {
    const outside = { ...mask, box: { x0: 100, y0: 100, x1: 120, y1: 120 } };
    expect([...maskedPixels(image, upright, outside)]).toEqual([]);
  });
});
