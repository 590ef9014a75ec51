import { boxArea } from '../../../../../geometry/box.js';
import { singularOf } from '../../../language/kinds/plural.js';
import { holds } from '../../objects/relations/holds.js';
import type { SeenObject } from '../../seen.js';
import { carryingPreposition, isCarriedBy } from '../caption/carriers.js';

/** A landmark has at least this share of the area of what it helps to find. */
const largerBy = 0.5;

/** What a thing is on or beside, by what a listener can find: "on the couch", "next to the dog"; undefined if nothing. */
export function landmarkPhrase(object: SeenObject, everything: readonly SeenObject[]): string | undefined {
  const others = everything.filter((other) => other.label !== object.label && isSingle(other, everything));
  const carrier = others.find((other) => isCarriedBy(object, other));
  if (carrier !== undefined) return `${carryingPreposition(carrier.label)} the ${singularOf(carrier.label)}`;
  const beside = others.find((other) => isLandmark(other, object));
  return beside && `next to the ${singularOf(beside.label)}`;
}

/** "The" dog is the only one. */
function isSingle({ label }: SeenObject, everything: readonly SeenObject[]): boolean {
  return everything.filter((other) => other.label === label).length === 1;
}

function isLandmark(other: SeenObject, object: SeenObject): boolean {
  const isBeside = holds('left of', object, other) || holds('right of', object, other);
  return isBeside && holds('near', object, other) && boxArea(other.box) >= largerBy * boxArea(object.box);
}
