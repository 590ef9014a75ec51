import type { Detection } from '../detector/detection.js';

/**
 * What an object is counted as seen for: a list with boxes or masks, the answer to whether it is there, a count, a
 * caption (what is said unasked), or to tell what sort of picture it is.
 */
export type Purpose = 'list' | 'exists' | 'count' | 'caption' | 'classify';

/** Lowest scores, tuned on labelled training pictures for each purpose. */
const lowestScores: Readonly<Record<Purpose, number>> = {
  list: 0.275,
  exists: 0.15,
  count: 0.25,
  caption: 0.3,
  classify: 0.25,
};

/**
 * Whether a detection counts as seen.
 * @param minScore what the operator wants of lists, in place of the tuned score
 */
export function isSeen(
  { score }: Pick<Detection, 'label' | 'score'>,
  purpose: Purpose,
  minScore?: number,
): boolean {
  const lowest = purpose === 'list' ? (minScore ?? lowestScores.list) : lowestScores[purpose];
  return score >= lowest;
}
