import { describe, expect, it } from 'vitest';
import { largestContour } from './contour.js';
import { signedArea } from './polygon.js';

const side = 64;

/** A field of 0…255: how deep each cell's centre lies inside the shape, a cell wide ramp at its edge. */
function field(depth: (x: number, y: number) => number): number[] {
  return Array.from({ length: side * side }, (_, i) => {
    const inside = depth((i % side) + 0.5, Math.floor(i / side) + 0.5);
    return 255 * Math.min(Math.max(inside + 0.5, 0), 1);
  });
}

const disc = (cx: number, cy: number, radius: number) => (x: number, y: number) =>
  radius - Math.hypot(x - cx, y - cy);
const area = (values: number[]) => Math.abs(signedArea(largestContour(values, side, 127.5)));

describe('largestContour', () => {
  it('goes round a circle, to a tenth of a cell', () => {
    const ring = largestContour(field(disc(32, 30, 20)), side, 127.5);
    for (const { x, y } of ring) expect(Math.abs(Math.hypot(x - 32, y - 30) - 20)).toBeLessThan(0.1);
    expect(Math.abs(signedArea(ring))).toBeCloseTo(Math.PI * 400, -1);
  });

  it('follows the border of the field when all of it is above', () => {
    const ring = largestContour(new Uint8Array(side * side).fill(255), side, 127.5);
    expect(Math.min(...ring.map(({ x, y }) => Math.min(x, y)))).toBe(0);
    expect(Math.max(...ring.map(({ x, y }) => Math.max(x, y)))).toBe(side);
    expect(Math.abs(signedArea(ring))).toBeCloseTo(side * side - 0.5);
  });

  it('takes the larger of two parts', () => {
    const values = field((x, y) => Math.max(disc(14, 14, 8)(x, y), disc(44, 44, 12)(x, y)));
    expect(area(values)).toBeCloseTo(Math.PI * 144, -1);
  });

  it('fills holes', () => {
    const ring = field((x, y) => Math.min(disc(32, 32, 20)(x, y), -disc(32, 32, 8)(x, y)));
    expect(area(ring)).toBeCloseTo(Math.PI * 400, -1);
  });

  it('keeps the bay of a C', () => {
    const c = field((x, y) => (x > 34 && Math.abs(y - 32) < 6 ? -1 : disc(32, 32, 24)(x, y)));
    expect(area(c)).toBeLessThan(Math.PI * 24 ** 2 - 200);
  });

  it('is empty where nothing is above', () => {
    expect(largestContour(new Uint8Array(side * side), side, 127.5)).toEqual([]);
  });
});
