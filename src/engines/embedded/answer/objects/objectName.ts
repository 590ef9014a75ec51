import type { Plan } from '../../language/plan.js';
import type { SeenObject } from '../seen.js';

/**
 * The label each object is shown with. Repeated objects are numbered when the plan wants them told apart, and
 * with several pictures the label says which one is meant unless `saysPicture` is false.
 */
export function nameObjects(
  objects: readonly SeenObject[],
  plan: Pick<Plan, 'wantsDistinctLabels'>,
  saysPicture: boolean,
): Map<SeenObject, string> {
  const totals = countBy(objects);
  const used = new Map<string, number>();
  const names = new Map<SeenObject, string>();
  for (const object of objects) {
    const number = (used.get(object.label) ?? 0) + 1;
    used.set(object.label, number);
    const isRepeated = plan.wantsDistinctLabels && totals.get(object.label)! > 1;
    const name = isRepeated ? `${object.label} ${number}` : object.label;
    names.set(object, saysPicture ? `${name} (picture ${object.picture + 1})` : name);
  }
  return names;
}

function countBy(objects: readonly SeenObject[]): Map<string, number> {
  const totals = new Map<string, number>();
  for (const { label } of objects) totals.set(label, (totals.get(label) ?? 0) + 1);
  return totals;
}
