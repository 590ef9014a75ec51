import type { Box } from '../../../geometry/box.js';

/** A possible object in one look, before the looks are merged. */
export interface Candidate {
  /** Channel of the heat map: index into `cocoLabels`. */
  readonly kind: number;
  /** Heat at the peak, 0…1. */
  readonly score: number;
  readonly box: Box;
}

/** Output of the network for one look: planes of `rows` × `columns` cells. */
export interface CenterMap {
  readonly rows: number;
  readonly columns: number;
  /** One plane a kind, probabilities 0…1. */
  readonly heatmap: Float32Array;
  /** Four planes: from the cell to the left, top, right and bottom edge, in input pixels. */
  readonly distances: Float32Array;
}

/** Most candidates per look, far above what is reported: bounds the work of merging. */
const maxCandidates = 200;

/** Input pixels per cell of the heat map. */
const stride = 4;

/**
 * Reads objects off the heat map: every cell of at least `minScore` that is the hottest of its 3 × 3
 * neighbourhood in its own plane ("Objects as Points", Zhou et al. 2019). Boxes are in input pixels,
 * most confident first.
 */
export function readPeaks(map: CenterMap, minScore: number): Candidate[] {
  const { rows, columns, heatmap } = map;
  const cells = rows * columns;
  const candidates: Candidate[] = [];
  for (let at = 0; at < heatmap.length; at++) {
    const score = heatmap[at]!;
    if (score < minScore) continue;
    const cell = at % cells;
    if (!isPeak(map, at, cell)) continue;
    candidates.push({ kind: (at - cell) / cells, score, box: boxAt(map, cell) });
  }
  return candidates.sort((a, b) => b.score - a.score).slice(0, maxCandidates);
}

function isPeak({ rows, columns, heatmap }: CenterMap, at: number, cell: number): boolean {
  const score = heatmap[at]!;
  const column = cell % columns;
  const row = (cell - column) / columns;
  for (let dy = row > 0 ? -1 : 0; dy <= 1 && row + dy < rows; dy++)
    for (let dx = column > 0 ? -1 : 0; dx <= 1 && column + dx < columns; dx++)
      if (heatmap[at + dy * columns + dx]! > score) return false;
  return true;
}

function boxAt({ rows, columns, distances }: CenterMap, cell: number): Box {
  const cells = rows * columns;
  const x = (cell % columns) * stride;
  const y = Math.floor(cell / columns) * stride;
  const [left, top, right, bottom] = [0, 1, 2, 3].map((plane) => distances[plane * cells + cell]!);
  return { x0: x - left!, y0: y - top!, x1: x + right!, y1: y + bottom! };
}
