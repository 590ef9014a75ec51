import { box2dCorners, type NormalizedPoint, toBox2d, toPolygon } from '../../../../geometry/normalized.js';
import type { ObjectMask } from '../../../capabilities.js';
import { maskPng } from '../../masks/maskPng.js';
import { maskPolygon } from '../../masks/maskPolygon.js';
import type { SeenObject } from '../seen.js';

const whole: Pick<ObjectMask, 'side' | 'probabilities'> = {
  side: 2,
  probabilities: Uint8Array.of(255, 255, 255, 255),
};

let wholeBox: string | undefined;

/**
 * An object's outline as a polygon of Gemini's, clockwise, inside its box: that of its mask, else the corners of its
 * box, which are all that is known then.
 */
export function outlineOf({ box, size, mask }: Pick<SeenObject, 'box' | 'size' | 'mask'>): NormalizedPoint[] {
  const box2d = toBox2d(box, size);
  const outline = mask === undefined ? [] : distinct(toPolygon(maskPolygon(mask), size, box2d));
  return outline.length < 3 ? box2dCorners(box2d) : outline;
}

/** Points that fall together at a thousandth of the picture are one. */
function distinct(points: readonly NormalizedPoint[]): NormalizedPoint[] {
  return [...new Map(points.map((point) => [point.join(), point])).values()];
}

/**
 * An object's mask as a data URI: a grey PNG of foreground probabilities stretched over the box. Where nothing finer
 * than the box is known all of it is foreground.
 */
export function maskOf({ box, mask }: Pick<SeenObject, 'box' | 'mask'>): string {
  if (mask !== undefined) return maskPng(mask);
  wholeBox ??= maskPng({ ...whole, box, confidence: 0 });
  return wholeBox;
}

/** Share of an object's box that is the object, 0…1: what its mask says; 1 where there is none. */
export function filledShare({ mask }: Pick<SeenObject, 'mask'>): number {
  if (mask === undefined) return 1;
  const foreground = mask.probabilities.reduce((count, value) => count + Number(value > 127), 0);
  return foreground / mask.probabilities.length;
}
