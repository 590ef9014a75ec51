import type { Gap } from './gaps.js';

/** Whether words part here. */
export function isSpace({ start, end, space }: Gap): boolean {
  return space > 0.3 || end - start > 9;
}
