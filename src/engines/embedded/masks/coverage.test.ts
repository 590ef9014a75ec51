import { describe, expect, it } from 'vitest';
import type { ObjectMask } from '../../capabilities.js';
import { coverage } from './coverage.js';

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
