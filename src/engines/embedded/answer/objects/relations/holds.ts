import type { Relation } from '../../../language/plan.js';
import type { SeenObject } from '../../seen.js';
import { gapBetween, middleX, middleY, sharedWidth } from './spans.js';
import { isIn, restsOn } from './support.js';

type Preposition = Relation['preposition'];
type Geometry = (a: SeenObject, b: SeenObject) => boolean;

/** Things are near when the gap between them is at most this share of the longer side of the smaller one. */
const nearShare = 0.5;

/** How far into the other thing (share of its width) something beside it may reach. */
const besideOverlap = 0.25;

/** Lower in the picture by this share of its height means nearer to the camera, as both stand on the ground. */
const nearerShare = 0.02;

const geometries: Readonly<Record<Preposition, Geometry>> = {
  on: restsOn,
  in: isIn,
  under: (a, b) => isAbove(b, a),
  above: isAbove,
  'left of': isLeftOf,
  'right of': (a, b) => isRightOf(a, b),
  near: isNear,
  'in front of': isBefore,
  behind: (a, b) => isBefore(b, a),
};

/**
 * Whether `a` stands in a relation to another object `b` of the same picture ("`a` on `b`"), by the geometry of their
 * boxes alone. "In front of" is judged by what stands lower in the picture.
 */
export function holds(preposition: Preposition, a: SeenObject, b: SeenObject): boolean {
  return a !== b && a.picture === b.picture && geometries[preposition](a, b);
}

function isAbove(a: SeenObject, b: SeenObject): boolean {
  return middleY(a.box) < b.box.y0 && a.box.y1 < middleY(b.box) && sharedWidth(a.box, b.box) > 0;
}

function isLeftOf({ box: a }: SeenObject, { box: b }: SeenObject): boolean {
  return middleX(a) < b.x0 + besideOverlap * (b.x1 - b.x0) && a.x1 < b.x1;
}

function isRightOf({ box: a }: SeenObject, { box: b }: SeenObject): boolean {
  return middleX(a) > b.x1 - besideOverlap * (b.x1 - b.x0) && a.x0 > b.x0;
}

function isNear({ box: a }: SeenObject, { box: b }: SeenObject): boolean {
  const longerSide = (box: typeof a) => Math.max(box.x1 - box.x0, box.y1 - box.y0);
  return gapBetween(a, b) <= nearShare * Math.min(longerSide(a), longerSide(b));
}

function isBefore(a: SeenObject, b: SeenObject): boolean {
  const isNearer = a.box.y1 > b.box.y1 + nearerShare * a.size.height;
  return isNearer && (sharedWidth(a.box, b.box) > 0 || isNear(a, b));
}
