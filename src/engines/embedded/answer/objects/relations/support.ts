import { boxArea, intersectionArea } from '../../../../../geometry/box.js';
import type { SeenObject } from '../../seen.js';
import { middleY, sharedWidth } from './spans.js';

/** A thing stands on another only when this share of its width is above it. */
const leastSharedWidth = 0.5;

/** How far below what carries it a thing may reach, as a share of the carrier's height: boxes are not exact. */
const overhang = 0.15;

/**
 * Whether `a` stands, lies or sits on `b` as far as boxes tell: its bottom is within the height of `b`, most of its width
 * is above it, and its middle is higher. Depth is unknown, so a thing before another can look as if it were on it.
 */
function isOn(a: SeenObject, b: SeenObject): boolean {
  const { box } = b;
  const bottom = a.box.y1;
  const isCarried = bottom > box.y0 && bottom <= box.y1 + overhang * (box.y1 - box.y0);
  return isCarried && middleY(a.box) < middleY(box) && sharedWidth(a.box, box) >= leastSharedWidth;
}

/** Share of a thing's box that must lie in another's to be called inside it. */
const leastInside = 0.8;

/** Whether most of `a` lies within the box of the larger `b`. */
export function isIn(a: SeenObject, b: SeenObject): boolean {
  if (boxArea(a.box) >= boxArea(b.box)) return false;
  return intersectionArea(a.box, b.box) >= leastInside * boxArea(a.box);
}

/** Whether `a` is on `b` or, as a cat on a couch seen from the front, within its outline. */
export function restsOn(a: SeenObject, b: SeenObject): boolean {
  return isOn(a, b) || isIn(a, b);
}
