import { unknownOf } from '../../../language/kinds/selectKinds.js';
import type { Task } from '../../../language/tasks/task.js';
import { chosenIn, type View } from '../view.js';
import { narrowingOf } from './narrowing.js';
import { knownTargets } from './targetNames.js';

/** Tasks whose whole answer is that a thing is not there, where it is not. */
const aboutThings: readonly Task[] = ['exists', 'count', 'list', 'where', 'colour', 'describe'];

/** Whether all that there is to say of a view is that what it is about is not there. */
export function isAbsent(view: View): boolean {
  const { task, targets } = view.ask;
  const asksForThings =
    aboutThings.includes(task) && knownTargets(view.ask).length > 0 && unknownOf(targets).length === 0;
  return asksForThings && chosenIn(view, 'exists').length === 0;
}

/** Whether a view found nothing of what it is about: no thing, no text, no code. */
export function isEmpty(view: View): boolean {
  const { text, codes } = view.image;
  if (view.ask.task === 'read' && knownTargets(view.ask).length === 0) return text?.length === 0;
  if (view.ask.task === 'scan') return codes?.length === 0;
  return isAbsent(view);
}

/**
 * The views that are left when nothing is said to be absent twice: "Is there a bus? If so, what colour is it?"
 */
export function withoutRepeatedAbsences(views: readonly View[], told: Set<string>): readonly View[] {
  return views.filter((view) => {
    if (!isAbsent(view)) return true;
    const key = [view.picture, [...view.ask.kinds].sort(), narrowingOf(view.ask)].join(' ');
    const isNew = !told.has(key);
    told.add(key);
    return isNew;
  });
}
