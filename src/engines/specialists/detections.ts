import { boxArea, clipBox, type Size } from '../../geometry/box.js';
import { type ScoredBox, weightedBoxFusion } from '../../geometry/weightedBoxFusion.js';
import type { Detection } from '../capabilities.js';

/** Most detections per picture, as COCO's own evaluation counts them. */
const maxDetections = 100;

/** Boxes beyond these are noise; there can be thousands. */
const maxBoxes = 300;

/** The boxes that are worth telling of, the most confident. */
export function strongest(boxes: readonly ScoredBox[]): ScoredBox[] {
  return [...boxes].sort((a, b) => b.score - a.score).slice(0, maxBoxes);
}

/**
 * What is told of the boxes that a model found in a picture: those of a kind that are the same object made one, inside the
 * picture, most confident first.
 * @param boxes in pixels of the picture
 * @param labels of the kinds
 * @param sameObjectOverlap boxes of one kind that overlap more (intersection over union) are the same object
 */
export function detectionsFrom(
  boxes: readonly ScoredBox[],
  labels: readonly string[],
  picture: Size,
  sameObjectOverlap: number,
): Detection[] {
  return weightedBoxFusion([boxes.filter(isSomewhere)], sameObjectOverlap)
    .map(({ kind, score, box }) => ({ label: labels[kind]!, score, box: clipBox(box, picture) }))
    .filter(({ box }) => boxArea(box) > 0)
    .slice(0, maxDetections);
}

function isSomewhere({ box: { x0, y0, x1, y1 }, score }: ScoredBox): boolean {
  return Number.isFinite(x0 + y0 + x1 + y1 + score);
}
