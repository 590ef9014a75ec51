import type { Box } from '../../../geometry/box.js';

/** Side of the grids over boxes. */
export const gridSide = 64;

/** Surer than this (as a logit) is as good as sure; keeps one cell from pulling the line over to its neighbour. */
const maxLogit = 6;

/**
 * Reads the network's mask, which spans a window, on a grid that spans the box in it: bilinear, on logits, since on
 * them the line between foreground and background stays where it is.
 * @param mask probabilities 0…1 of `side × side` cells
 * @param box in sides of the window
 * @returns probabilities 0…255 of `gridSide × gridSide` cells
 */
export function boxGrid(mask: Float32Array, side: number, box: Box): Uint8Array {
  const logits = mask.map(logit);
  const columns = placesOf(box.x0, box.x1, side);
  const rows = placesOf(box.y0, box.y1, side);
  const grid = new Uint8Array(gridSide * gridSide);
  rows.forEach(([top, down], row) => {
    columns.forEach(([left, right], column) => {
      const at = top * side + left;
      const upper = mix(logits[at]!, logits[at + 1]!, right);
      const lower = mix(logits[at + side]!, logits[at + side + 1]!, right);
      grid[row * gridSide + column] = Math.round(255 / (1 + Math.exp(-mix(upper, lower, down))));
    });
  });
  return grid;
}

function logit(probability: number): number {
  return Math.min(Math.max(Math.log(probability / (1 - probability)), -maxLogit), maxLogit);
}

function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}

/** For each cell of the grid, the cell of the mask at or before its centre, and how far it is to the next one. */
function placesOf(from: number, to: number, side: number): [number, number][] {
  return Array.from({ length: gridSide }, (_, i) => {
    const centre = (from + ((i + 0.5) / gridSide) * (to - from)) * side - 0.5;
    const cell = Math.min(Math.max(Math.floor(centre), 0), side - 2);
    return [cell, Math.min(Math.max(centre - cell, 0), 1)];
  });
}
