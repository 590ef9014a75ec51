import { cocoLabels } from '../../src/engines/embedded/detector/cocoLabels.js';
import type { Kind } from '../../src/engines/embedded/language/kinds/kind.js';
import type { Ask, Plan } from '../../src/engines/embedded/language/plan.js';
import type { Target } from '../../src/engines/embedded/language/targets/target.js';
import type { Task } from '../../src/engines/embedded/language/tasks/task.js';

/** What a prompt names: known kinds, or none for what the detector does not know. */
export function target(phrase: string, kinds: readonly Kind[], more: Partial<Target> = {}): Target {
  return { phrase, kinds, isAnything: false, isNarrower: false, qualifiers: [], ...more };
}

/** One ask about some targets, or about anything where there are none. */
export function ask(task: Task, targets: readonly Target[] = [], more: Partial<Ask> = {}): Ask {
  const kinds = targets.length === 0 ? cocoLabels : targets.flatMap((each) => each.kinds);
  return { task, targets, kinds, ...more };
}

/** A plan of prose for some asks. */
export function planOf(asks: readonly Ask[], more: Partial<Plan> = {}): Plan {
  return {
    shape: { type: 'prose' },
    asks,
    kinds: asks.flatMap(({ kinds }) => kinds),
    isFenced: false,
    wantsDistinctLabels: false,
    isTerse: false,
    instructions: asks.map(({ question = '' }) => question).join('\n'),
    ...more,
  };
}
