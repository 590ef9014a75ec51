import type { Ask, Plan } from '../../language/plan.js';
import type { Task } from '../../language/tasks/task.js';

/** Tasks that want boxes, in the order in which they go before others: "detect the cats and count the dogs" boxes cats. */
const boxed: readonly (readonly Task[])[] = [
  ['list', 'where'],
  ['read', 'scan'],
  ['exists', 'count'],
];

/** What can be said beside a list. A list says where things are; what is beyond seeing is no part of it. */
const spoken: readonly Task[] = [
  'caption',
  'describe',
  'count',
  'exists',
  'colour',
  'read',
  'lookup',
  'scan',
  'classify',
  'scene',
  'quality',
  'compare',
];

/** A sentence with these words says how the list is to be written. */
const aboutList =
  /\b(label(s|led)?|box(es)?|box_2d|masks?|keys?|fields?|entr(y|ies)|json|coordinates|format|output|list|item)\b/i;

/** The asks of a plan for boxes or masks that the list is about; at least one where there are any asks. */
export function boxAsksOf({ asks }: Pick<Plan, 'asks'>): readonly Ask[] {
  const wanted = boxed.map((tasks) => asks.filter(({ task }) => tasks.includes(task)));
  return wanted.find((own) => own.length > 0) ?? asks;
}

/** Those that are answered in sentences after it. */
export function spokenAsksOf(plan: Pick<Plan, 'asks'>): readonly Ask[] {
  const own = boxAsksOf(plan);
  return plan.asks.filter(
    (ask) => !own.includes(ask) && spoken.includes(ask.task) && !aboutList.test(ask.question ?? ''),
  );
}
