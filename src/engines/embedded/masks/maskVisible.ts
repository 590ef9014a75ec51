import { type Box, clipBox, type Size } from '../../../geometry/box.js';
import type { ObjectMask } from '../../capabilities.js';
import { gridSide } from './boxGrid.js';
import type { MaskResult } from './maskTask.js';

/**
 * One mask a box, in their order, as `Segmenter` has it: what a network tells of the boxes that are at least a pixel wide
 * and high in the picture, and all of the others.
 * @param cutOut tells of some boxes that lie in the picture; not called for none
 */
export async function maskVisible(
  image: Size,
  boxes: readonly Box[],
  cutOut: (visible: readonly Box[]) => Promise<readonly MaskResult[]>,
): Promise<ObjectMask[]> {
  const clipped = boxes.map((box) => clipBox(box, image));
  const visible = clipped.filter(isVisible);
  const results = visible.length > 0 ? await cutOut(visible) : [];
  const masks = new Map(visible.map((box, i) => [box, maskOf(box, results[i]!)]));
  return clipped.map((box) => masks.get(box) ?? wholeBox(box));
}

function isVisible({ x0, y0, x1, y1 }: Box): boolean {
  return x1 - x0 >= 1 && y1 - y0 >= 1;
}

function maskOf(box: Box, { probabilities, outline, overlap }: MaskResult): ObjectMask {
  return { box, side: gridSide, probabilities, outline, confidence: overlap };
}

function wholeBox(box: Box): ObjectMask {
  return { box, side: gridSide, probabilities: new Uint8Array(gridSide ** 2).fill(255), confidence: 0 };
}

/** Boxes in groups of at most `size`, in their order. */
export function batchesOf(boxes: readonly Box[], size: number): Box[][] {
  const count = Math.ceil(boxes.length / size);
  return Array.from({ length: count }, (_, i) => boxes.slice(i * size, (i + 1) * size));
}
