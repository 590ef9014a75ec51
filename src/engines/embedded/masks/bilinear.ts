/**
 * Where the centres of evenly spread samples lie among cells in a row: for each sample the cell at or before it and the
 * share of the next one, 0…1. Beyond the first and the last centre the border is repeated.
 */
export interface Samples {
  readonly cells: Int32Array;
  readonly shares: Float32Array;
}

/** `count` samples between `from` and `to`, in sides of a row of `cells` (at least two). */
export function spreadSamples(count: number, from: number, to: number, cells: number): Samples {
  const samples = { cells: new Int32Array(count), shares: new Float32Array(count) };
  for (let i = 0; i < count; i++) {
    const centre = (from + ((i + 0.5) / count) * (to - from)) * cells - 0.5;
    const cell = Math.min(Math.max(Math.floor(centre), 0), cells - 2);
    samples.cells[i] = cell;
    samples.shares[i] = Math.min(Math.max(centre - cell, 0), 1);
  }
  return samples;
}

/** Reads a grid of `side` columns at every crossing of the samples, row by row, by bilinear interpolation. */
export function sampleGrid(
  grid: ArrayLike<number>,
  side: number,
  columns: Samples,
  rows: Samples,
): Float32Array {
  const { cells, shares } = columns;
  const width = cells.length;
  const result = new Float32Array(width * rows.cells.length);
  for (let y = 0, to = 0; y < rows.cells.length; y++) {
    const first = rows.cells[y]! * side;
    const down = rows.shares[y]!;
    for (let x = 0; x < width; x++, to++) {
      const at = first + cells[x]!;
      const across = shares[x]!;
      const upper = grid[at]! + (grid[at + 1]! - grid[at]!) * across;
      const lower = grid[at + side]! + (grid[at + side + 1]! - grid[at + side]!) * across;
      result[to] = upper + (lower - upper) * down;
    }
  }
  return result;
}
