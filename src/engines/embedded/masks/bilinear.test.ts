import { describe, expect, it } from 'vitest';
import { sampleGrid, spreadSamples } from './bilinear.js';

describe('spreadSamples', () => {
  it('meets the centres of as many cells', () => {
    const { cells, shares } = spreadSamples(4, 0, 1, 4);
    expect([...cells].map((cell, i) => cell + shares[i]!)).toEqual([0, 1, 2, 3]);
  });

  it('repeats the border', () => {
    const { cells, shares } = spreadSamples(4, -1, 2, 2);
    expect([...cells].map((cell, i) => cell + shares[i]!)).toEqual([0, 0, 1, 1]);
  });
});

describe('sampleGrid', () => {
  it('interpolates both ways', () => {
    const columns = spreadSamples(4, 0, 1, 2);
    const grid = sampleGrid([0, 4, 8, 12], 2, columns, columns);
    expect([...grid.subarray(0, 4)]).toEqual([0, 1, 3, 4]);
    expect([...grid.subarray(4, 8)]).toEqual([2, 3, 5, 6]);
    expect(grid[15]).toBe(12);
  });
});
