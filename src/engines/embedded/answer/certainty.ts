import type { Detection } from '../../capabilities.js';
import type { Kind } from '../language/kinds/kind.js';

/**
 * What an object is counted as seen for: a list with boxes or masks, the answer to whether it is there, a count, a
 * caption (what is said unasked), or to tell what sort of picture it is.
 */
export type Purpose = 'list' | 'exists' | 'count' | 'caption' | 'classify';

/** Lowest scores for each purpose, tuned on labelled training pictures: `training/thresholds`. */
const lowestScores: Readonly<Record<Purpose, number>> = {
  list: 0.275,
  exists: 0.135,
  count: 0.34,
  caption: 0.375,
  classify: 0.25,
};

/** The same for whether a kind is there, for those that are seen where they are not, or overlooked, more than others. */
const existsFrom: Readonly<Partial<Record<Kind, number>>> = {
  person: 0.2,
  bowl: 0.18,
  cup: 0.17,
  bottle: 0.17,
  chair: 0.17,
  'dining table': 0.15,
  clock: 0.15,
  remote: 0.12,
  handbag: 0.12,
  scissors: 0.12,
  'baseball bat': 0.12,
  'cell phone': 0.12,
  tie: 0.12,
  toothbrush: 0.115,
  'hair drier': 0.115,
};

const lowestOfAll = Math.min(...Object.values(lowestScores), ...Object.values(existsFrom));

/**
 * Those of a picture's detections that count as seen for any purpose: most are noise, which thousands of pictures need not
 * carry along.
 */
export function seenAtAll<D extends Scored>(detections: readonly D[], minScore: number): D[] {
  const lowest = Math.min(lowestOfAll, minScore);
  return detections.filter(({ score }) => score >= lowest);
}

type Scored = Pick<Detection, 'label' | 'score'>;

/**
 * Those of a picture's detections that count as seen, in their order. Of a kind that is there at all one is counted, even
 * where none is sure enough to be counted with others.
 * @param minScore what the operator wants of lists, in place of the tuned score
 */
export function seenFor<D extends Scored>(
  purpose: Purpose,
  detections: readonly D[],
  minScore?: number,
): D[] {
  if (purpose === 'exists') return detections.filter(exists);
  const lowest = purpose === 'list' ? (minScore ?? lowestScores.list) : lowestScores[purpose];
  const alone = new Set(purpose === 'count' ? bestOfEachKind(detections).filter(exists) : []);
  return detections.filter((detection) => detection.score >= lowest || alone.has(detection));
}

function exists({ label, score }: Scored): boolean {
  return score >= (existsFrom[label as Kind] ?? lowestScores.exists);
}

function bestOfEachKind<D extends Scored>(detections: readonly D[]): D[] {
  const best = new Map<string, D>();
  for (const detection of detections)
    if (detection.score > (best.get(detection.label)?.score ?? 0)) best.set(detection.label, detection);
  return [...best.values()];
}
