import { toBox2d } from '../../../geometry/normalized.js';
import type { Plan } from '../language/plan.js';
import { chooseForPlan } from './chooseObjects.js';
import { objectAsksOf } from './objectAsks.js';
import { nameObjects } from './objectName.js';
import { maskOf } from './outline.js';
import { pictureAsked } from './pictureAsked.js';
import { objectsIn, type SeenImage, type SeenObject } from './seen.js';

/**
 * The JSON list of objects that Gemini writes without a schema: `box_2d`, `mask` (for the shape `masks`) and
 * `label`, one object a line. Of several pictures the list is about the one the prompt names, else about the
 * last, and the labels say so.
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

/** The objects of the one picture that a list without further structure is about. */
export function listedObjects(plan: Plan, seen: readonly SeenImage[]): SeenObject[] {
  const picture = pictureAsked(plan.instructions, seen.length) ?? seen.length - 1;
  const image = seen[picture];
  const asks = objectAsksOf(plan);
  const choice = asks.length > 0 ? { ...plan, asks } : plan;
  return image === undefined ? [] : chooseForPlan(objectsIn(image, picture), choice, seen);
}

function listItem(object: SeenObject, label: string, withMask: boolean) {
  const box = toBox2d(object.box, object.size);
  return withMask ? { box_2d: box, mask: maskOf(object), label } : { box_2d: box, label };
}
