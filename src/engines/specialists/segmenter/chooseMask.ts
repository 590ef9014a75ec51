import { type Box, intersectionOverUnion, type Size } from '../../../geometry/box.js';

/** The masks that a network offers for one box. */
export interface Candidates {
  /** One mask after the other, each `size.width × size.height` logits, row by row. */
  readonly logits: Float32Array;
  /** Of a mask, in cells. */
  readonly size: Size;
  /** What the network expects each mask's intersection over union with the true one to be. */
  readonly scores: ArrayLike<number>;
}

/**
 * Which of the masks is the object in a box: networks offer the whole, a part and a part of that. The one that is both sure
 * and fills the box, whose sides the object touches.
 * @param box in cells of the masks
 * @returns its index
 */
export function chooseMask({ logits, size, scores }: Candidates, box: Box): number {
  const cells = size.width * size.height;
  const worth = Array.from(scores, (score, i) => {
    const mask = logits.subarray(i * cells, (i + 1) * cells);
    return Math.max(score, 0) * intersectionOverUnion(extentOf(mask, size), box);
  });
  return worth.reduce((best, value, i) => (value > worth[best]! ? i : best), 0);
}

/** The box around all cells that are more likely foreground than not; empty for none. */
function extentOf(logits: Float32Array, { width, height }: Size): Box {
  const extent = { x0: width, y0: height, x1: 0, y1: 0 };
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (logits[i]! > 0) widen(extent, x, y);
    }
  }
  return extent;
}

function widen(extent: Box, x: number, y: number): void {
  extent.x0 = Math.min(extent.x0, x);
  extent.x1 = Math.max(extent.x1, x + 1);
  extent.y0 = Math.min(extent.y0, y);
  extent.y1 = Math.max(extent.y1, y + 1);
}
