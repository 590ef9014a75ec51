import type { Box } from '../../../geometry/box.js';
import type { ScoredBox } from '../../../geometry/weightedBoxFusion.js';

/** Output of the network for one look: planes of `rows` × `columns` cells, both multiples of `blockSide`. */
export interface CenterMap {
  readonly rows: number;
  readonly columns: number;
  /** One plane a kind (in the order of `cocoLabels`), probabilities 0…1. */
  readonly heatmap: Float32Array;
  /** One plane a kind: the largest heat of each block of `blockSide` × `blockSide` cells. */
  readonly blockMaxima: Float32Array;
  /** Four planes: from the cell to the left, top, right and bottom edge, in input pixels. */
  readonly distances: Float32Array;
}

/** Cells of the heat map along one side of a block. */
export const blockSide = 8;

/** Input pixels per cell of the heat map. */
const stride = 4;

/** Most boxes per look, far above what is reported: bounds the work of merging. */
const maxBoxes = 200;

/**
 * Reads objects off the heat map: every cell of at least `minScore` that is the hottest of its 3 × 3
 * neighbourhood in its own plane ("Objects as Points", Zhou et al. 2019). Cold blocks, nearly all, are skipped.
 * @returns at most 200 boxes in input pixels, most confident first
 */
export function readPeaks(map: CenterMap, minScore: number): ScoredBox[] {
  const boxes: ScoredBox[] = [];
  map.blockMaxima.forEach((hottest, block) => {
    if (hottest >= minScore) readBlock(map, block, minScore, boxes);
  });
  return boxes.sort((a, b) => b.score - a.score).slice(0, maxBoxes);
}

function readBlock(map: CenterMap, block: number, minScore: number, boxes: ScoredBox[]): void {
  const blockColumns = map.columns / blockSide;
  const blockRows = map.rows / blockSide;
  const kind = Math.floor(block / (blockColumns * blockRows));
  const firstRow = (Math.floor(block / blockColumns) % blockRows) * blockSide;
  const firstColumn = (block % blockColumns) * blockSide;
  for (let row = firstRow; row < firstRow + blockSide; row++)
    for (let column = firstColumn; column < firstColumn + blockSide; column++) {
      const score = map.heatmap[(kind * map.rows + row) * map.columns + column]!;
      if (score < minScore || !isPeak(map, kind, row, column)) continue;
      boxes.push({ kind, score, box: boxAt(map, row, column) });
    }
}

function isPeak({ rows, columns, heatmap }: CenterMap, kind: number, row: number, column: number): boolean {
  const plane = kind * rows * columns;
  const score = heatmap[plane + row * columns + column]!;
  for (let y = Math.max(row - 1, 0); y <= Math.min(row + 1, rows - 1); y++)
    for (let x = Math.max(column - 1, 0); x <= Math.min(column + 1, columns - 1); x++)
      if (heatmap[plane + y * columns + x]! > score) return false;
  return true;
}

function boxAt({ rows, columns, distances }: CenterMap, row: number, column: number): Box {
  const distance = (plane: number) => distances[(plane * rows + row) * columns + column]!;
  const x = column * stride;
  const y = row * stride;
  return { x0: x - distance(0), y0: y - distance(1), x1: x + distance(2), y1: y + distance(3) };
}
