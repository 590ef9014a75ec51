import { describe, expect, it } from 'vitest';
import { batchByWidth } from './batches.js';

describe('batchByWidth', () => {
  it('puts crops of about one width together, the widest first', () => {
    expect(batchByWidth([100, 320, 104, 312], 1000)).toEqual([
      { indices: [1, 3], width: 320 },
      { indices: [2, 0], width: 104 },
    ]);
  });

  it('begins another batch when one is full, and reads a crop that is too wide alone', () => {
    const batches = batchByWidth([400, 400, 400, 2000], 800);
    expect(batches.map(({ indices }) => indices)).toEqual([[3], [0, 1], [2]]);
  });

  it('makes none of nothing', () => {
    expect(batchByWidth([], 800)).toEqual([]);
  });
});
