import { describe, expect, it } from 'vitest';
import { boxGrid, gridSide } from './boxGrid.js';

const side = 16;
const halves = Float32Array.from({ length: side * side }, (_, i) => (i % side < side / 2 ? 0.99 : 0.01));

describe('boxGrid', () => {
  it('stretches what lies in the box over the grid', () => {
    const grid = boxGrid(halves, side, { x0: 0.25, y0: 0, x1: 0.75, y1: 1 });
    const row = grid.subarray(0, gridSide);
    expect([row[0], row[gridSide - 1]]).toEqual([252, 3]);
    expect([row[gridSide / 2 - 1]! > 127, row[gridSide / 2]! > 127]).toEqual([true, false]);
    expect([...grid.subarray(-gridSide)]).toEqual([...row]);
  });

  it('takes certainty as it is', () => {
    const sure = Float32Array.from({ length: side * side }, (_, i) => i % 2);
    expect([...boxGrid(sure, side, { x0: 0, y0: 0, x1: 1, y1: 1 })].every(Number.isFinite)).toBe(true);
    const all = boxGrid(new Float32Array(side * side).fill(1), side, { x0: -1, y0: -1, x1: 2, y1: 2 });
    expect(new Set(all)).toEqual(new Set([254]));
  });
});
