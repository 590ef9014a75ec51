import { describe, expect, it } from 'vitest';
import { readPeaks } from './peaks.js';

const rows = 3;
const columns = 4;
const cells = rows * columns;

/** A map of two kinds; `heat` gives cells by "kind,row,column". */
function mapOf(heat: Record<string, number>) {
  const heatmap = new Float32Array(2 * cells);
  for (const [place, score] of Object.entries(heat)) {
    const [kind, row, column] = place.split(',').map(Number) as [number, number, number];
    heatmap[kind * cells + row * columns + column] = score;
  }
  const distances = Float32Array.from({ length: 4 * cells }, (_, i) => [5, 6, 7, 8][Math.floor(i / cells)]!);
  return { rows, columns, heatmap, distances };
}

describe('readPeaks', () => {
  it('puts the box around the cell, four input pixels a cell', () => {
    const [peak] = readPeaks(mapOf({ '1,2,3': 0.5 }), 0.1);
    expect(peak).toEqual({ kind: 1, score: 0.5, box: { x0: 12 - 5, y0: 8 - 6, x1: 12 + 7, y1: 8 + 8 } });
  });

  it('keeps only the hottest of touching cells of one kind', () => {
    const peaks = readPeaks(mapOf({ '0,0,0': 0.25, '0,1,1': 0.5, '1,1,1': 0.75 }), 0.1);
    expect(peaks.map(({ kind, score }) => [kind, score])).toEqual([
      [1, 0.75],
      [0, 0.5],
    ]);
  });

  it('does not take the end of a row for a neighbour of the next row’s start', () => {
    expect(readPeaks(mapOf({ '0,0,3': 0.5, '0,1,0': 0.25 }), 0.1)).toHaveLength(2);
  });

  it('leaves out what is below the limit', () => {
    expect(readPeaks(mapOf({ '0,1,1': 0.25 }), 0.26)).toEqual([]);
  });
});
