import { toBox2d } from '../../../../geometry/normalized.js';
import type { Ask, Plan } from '../../language/plan.js';
import { objectAsksOf } from '../objectAsks.js';
import { chooseForPlan } from '../objects/chooseObjects.js';
import { nameObjects } from '../objects/objectName.js';
import { pictureAsked } from '../pictureAsked.js';
import { objectsIn, type SeenImage, type SeenObject } from '../seen.js';
import { boxAsksOf } from './boxAsks.js';
import { isAboutMarkings, markingsIn } from './markings.js';
import { maskOf } from './outline.js';

/**
 * The JSON list of objects that Gemini writes without a schema: `box_2d`, `mask` (for the shape `masks`) and `label`, one
 * object a line; or one line of text or one code, labelled with what it says, where these are asked for. Of several
 * pictures the list is about the one the prompt names, else about the last, and the labels say so.
 */
export function composeList(plan: Plan, seen: readonly SeenImage[]): string {
  const objects = listedObjects(plan, seen);
  const names = nameObjects(objects, plan, seen.length > 1);
  const withMask = plan.shape.type === 'masks';
  const lines = objects.map(
    (object) => `  ${JSON.stringify(listItem(object, names.get(object)!, withMask))}`,
  );
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n]`;
  return plan.isFenced ? `\`\`\`json\n${list}\n\`\`\`` : list;
}

/** What the one picture has that a list without further structure is about: objects, then text and codes. */
export function listedObjects(plan: Plan, seen: readonly SeenImage[]): SeenObject[] {
  const picture = pictureAsked(plan.instructions, seen.length) ?? seen.length - 1;
  const image = seen[picture];
  if (image === undefined) return [];
  const asks = boxAsksOf(plan);
  const markings = asks.filter(isAboutMarkings).flatMap((ask) => markingsIn(ask, picture, seen));
  const others = asks.filter((ask) => !isAboutMarkings(ask));
  return [...chosen(plan, others, picture, seen), ...markings].slice(0, plan.maxObjects);
}

function chosen(plan: Plan, asks: readonly Ask[], picture: number, seen: readonly SeenImage[]): SeenObject[] {
  const own = objectAsksOf({ asks });
  return chooseForPlan(
    objectsIn(seen[picture]!, picture),
    { ...plan, asks: own.length > 0 ? own : asks },
    seen,
  );
}

function listItem(object: SeenObject, label: string, withMask: boolean) {
  const box = toBox2d(object.box, object.size);
  return withMask ? { box_2d: box, mask: maskOf(object), label } : { box_2d: box, label };
}
