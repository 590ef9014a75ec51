import type { Ask } from '../../language/plan.js';
import type { SeenObject } from '../seen.js';
import { groupObjects } from './inventory.js';

/** Answers in a word or a number; what the detector cannot know is "unknown". */
export function answerTersely({ task, kinds }: Ask, objects: readonly SeenObject[]): string {
  if (kinds.length === 0) return 'unknown';
  switch (task) {
    case 'count':
      return String(objects.length);
    case 'exists':
      return objects.length > 0 ? 'yes' : 'no';
    case 'describe':
    case 'list':
      return groupObjects(objects)[0]?.label ?? 'nothing';
    default:
      return 'unknown';
  }
}
