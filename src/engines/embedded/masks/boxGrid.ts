import type { Box, Size } from '../../../geometry/box.js';
import { sampleGrid, spreadSamples } from './bilinear.js';

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
  return gridOfLogits(mask.map(logit), { width: side, height: side }, box);
}

function logit(probability: number): number {
  return Math.log(probability / (1 - probability));
}

/**
 * The same of a mask of logits.
 * @param size of the mask, in cells
 * @param box in the mask's width and height
 */
export function gridOfLogits(logits: Float32Array, size: Size, box: Box): Uint8Array {
  const columns = spreadSamples(gridSide, box.x0, box.x1, size.width);
  const rows = spreadSamples(gridSide, box.y0, box.y1, size.height);
  return toBytes(sampleGrid(logits.map(withinReason), size.width, columns, rows));
}

function withinReason(logOdds: number): number {
  return Math.min(Math.max(logOdds, -maxLogit), maxLogit);
}

function toBytes(logits: Float32Array): Uint8Array {
  const bytes = new Uint8Array(logits.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Math.round(255 / (1 + Math.exp(-logits[i]!)));
  return bytes;
}
