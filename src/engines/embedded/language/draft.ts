import type { Filter } from './filters/filter.js';
import type { Kind } from './kinds/kind.js';
import type { Ask } from './plan.js';
import type { Target } from './targets/target.js';
import type { Task } from './tasks/task.js';

/** What a sentence or a part of one asks, before it is put together with what surrounds it. */
export interface Draft
  extends Pick<
    Ask,
    'relation' | 'options' | 'conjunction' | 'isNegated' | 'comparison' | 'fieldName' | 'beyond'
  > {
  /** Undefined when it asks nothing and may yet name something. */
  readonly task: Task | undefined;
  readonly targets: readonly Target[];
  /** What it speaks of without asking anything: "I lost my phone". */
  readonly mentions: readonly Target[];
  readonly excluded: readonly Kind[];
  readonly filters: readonly Filter[];
  /** It is nothing but the names of things. */
  readonly isBare: boolean;
  /** As the caller wrote it. */
  readonly text: string;
  /** In plain words (`questionOf`). */
  readonly question: string;
}

/** Whether it names something in particular. */
export function isSpecific({ targets }: Pick<Draft, 'targets'>): boolean {
  return targets.some(({ isAnything }) => !isAnything);
}
