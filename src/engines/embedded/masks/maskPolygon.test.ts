import { describe, expect, it } from 'vitest';
import type { Box } from '../../../geometry/box.js';
import { signedArea } from '../../../geometry/polygon.js';
import type { ObjectMask } from '../../capabilities.js';
import { maskPolygon } from './maskPolygon.js';

const side = 64;
const box = { x0: 10.5, y0: 20, x1: 138.5, y1: 84 };

/** A mask whose cells are as deep in the foreground as `depth` tells, in cells. */
function maskOf(depth: (x: number, y: number) => number, over: Box = box): ObjectMask {
  const probabilities = Uint8Array.from({ length: side * side }, (_, i) => {
    const inside = depth((i % side) + 0.5, Math.floor(i / side) + 0.5);
    return Math.round(255 * Math.min(Math.max(inside + 0.5, 0), 1));
  });
  return { box: over, side, probabilities, confidence: 1 };
}

const disc = maskOf((x, y) => 24 - Math.hypot(x - 32, y - 32));
const noise = maskOf((x, y) => Math.sin(x * 12.9898 + y * 78.233) * 3);
const shapes: [string, ObjectMask][] = [
  ['a disc', disc],
  ['noise', noise],
  ['everything', maskOf(() => 1)],
  ['nothing', maskOf(() => -1)],
  ['one cell', maskOf((x, y) => (x === 5.5 && y === 9.5 ? 1 : -1))],
  ['a row', maskOf((_, y) => (y === 9.5 ? 1 : -1))],
  ['a comb', maskOf((x, y) => (y < 3 || Math.floor(x) % 2 === 0 ? 1 : -1))],
  ['a box without an area', maskOf(() => 1, { x0: 5, y0: 5, x1: 5, y1: 9 })],
];

describe('maskPolygon', () => {
  it.each(shapes)('gives 3 to 64 points inside the box, clockwise, for %s', (_, mask) => {
    const polygon = maskPolygon(mask);
    expect(polygon.length).toBeGreaterThanOrEqual(3);
    expect(polygon.length).toBeLessThanOrEqual(64);
    expect(signedArea(polygon)).toBeGreaterThanOrEqual(0);
    for (const { x, y } of polygon) {
      expect(x >= mask.box.x0 && x <= mask.box.x1).toBe(true);
      expect(y >= mask.box.y0 && y <= mask.box.y1).toBe(true);
    }
    expect(polygon[0]).not.toEqual(polygon.at(-1));
    expect(Math.min(...polygon.map(({ x, y }) => x + y))).toBe(polygon[0]!.x + polygon[0]!.y);
  });

  it('stretches a disc over the box', () => {
    const polygon = maskPolygon(disc);
    expect(signedArea(polygon) / (Math.PI * 48 * 24)).toBeCloseTo(1, 1);
    for (const { x, y } of polygon) expect(Math.hypot((x - 74.5) / 48, (y - 52) / 24)).toBeCloseTo(1, 1);
  });

  it('gives the corners of the box when nothing is foreground', () => {
    expect(maskPolygon(maskOf(() => -1))).toEqual([
      { x: 10.5, y: 20 },
      { x: 138.5, y: 20 },
      { x: 138.5, y: 84 },
      { x: 10.5, y: 84 },
    ]);
  });
});
