import type { Ask, Plan } from '../language/plan.js';
import type { Task } from '../language/tasks/task.js';

/** Tasks that choose no objects unless they name some. */
const withoutObjects: readonly Task[] = ['read', 'lookup', 'scan', 'scene', 'quality'];

/**
 * The asks that say which objects a list is to hold: what is beyond seeing, or is about the page or the photo as a whole,
 * says nothing of that.
 */
export function objectAsksOf({ asks }: Pick<Plan, 'asks'>): readonly Ask[] {
  return asks.filter(
    ({ task, targets }) => task !== 'beyond' && !(withoutObjects.includes(task) && targets.length === 0),
  );
}
