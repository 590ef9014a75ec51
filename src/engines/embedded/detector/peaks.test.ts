import { describe, expect, it } from 'vitest';
import { blockSide, readPeaks } from './peaks.js';

const rows = 16;
const columns = 24;
const cells = rows * columns;

/** A map of two kinds; `heat` gives cells by "kind,row,column". */
function mapOf(heat: Record<string, number>) {
  const heatmap = new Float32Array(2 * cells);
  const blockMaxima = new Float32Array((2 * cells) / blockSide ** 2);
  for (const [place, score] of Object.entries(heat)) {
    const [kind, row, column] = place.split(',').map(Number) as [number, number, number];
    heatmap[kind * cells + row * columns + column] = score;
    const block =
      (kind * (rows / blockSide) + Math.floor(row / blockSide)) * (columns / blockSide) +
      Math.floor(column / blockSide);
    blockMaxima[block] = Math.max(blockMaxima[block]!, score);
  }
  const distances = Float32Array.from({ length: 4 * cells }, (_, i) => [5, 6, 7, 8][Math.floor(i / cells)]!);
  return { rows, columns, heatmap, blockMaxima, distances };
}

describe('readPeaks', () => {
  it.each([
    [0, 0, 0],
    [0, 9, 7],
    [1, 15, 23],
  ])('puts the box of kind %i around row %i, column %i, four input pixels a cell', (kind, row, column) => {
    const [peak, ...rest] = readPeaks(mapOf({ [`${kind},${row},${column}`]: 0.5 }), 0.1);
    const [x, y] = [column * 4, row * 4];
    expect(peak).toEqual({ kind, score: 0.5, box: { x0: x - 5, y0: y - 6, x1: x + 7, y1: y + 8 } });
    expect(rest).toEqual([]);
  });

  it('keeps only the hottest of touching cells of one kind, across blocks too', () => {
    const peaks = readPeaks(mapOf({ '0,7,7': 0.25, '0,8,8': 0.5, '1,8,8': 0.75 }), 0.1);
    expect(peaks.map(({ kind, score }) => [kind, score])).toEqual([
      [1, 0.75],
      [0, 0.5],
    ]);
  });

  it('does not take the end of a row for a neighbour of the next row’s start', () => {
    expect(readPeaks(mapOf({ '0,0,23': 0.5, '0,1,0': 0.25 }), 0.1)).toHaveLength(2);
  });

  it('leaves out what is below the limit', () => {
    expect(readPeaks(mapOf({ '0,1,1': 0.25 }), 0.26)).toEqual([]);
  });
});
