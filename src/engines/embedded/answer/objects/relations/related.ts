import type { Relation } from '../../../language/plan.js';
import { isUnknown } from '../../../language/targets/target.js';
import type { SeenObject } from '../../seen.js';
import { holds } from './holds.js';

/** Whether anything is known of what a relation leads to: "the cat on the mat" is not, the detector knows no mats. */
export function canJudge({ target }: Relation): boolean {
  return !isUnknown(target) && !target.isAnything;
}

/**
 * The objects that stand in a relation to some other one of its target.
 * @param everything all objects of the pictures, among them those that the relation leads to
 */
export function relatedObjects(
  objects: readonly SeenObject[],
  everything: readonly SeenObject[],
  { preposition, target }: Relation,
): SeenObject[] {
  const kinds = target.kinds as readonly string[];
  const references = everything.filter(({ label }) => kinds.includes(label));
  return objects.filter((object) => references.some((reference) => holds(preposition, object, reference)));
}
