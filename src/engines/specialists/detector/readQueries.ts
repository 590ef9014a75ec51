import type { Size } from '../../../geometry/box.js';
import type { ScoredBox } from '../../../geometry/weightedBoxFusion.js';
import { logistic } from '../../embedded/numbers.js';

/** What a network of the DETR family says of one picture. */
export interface Queries {
  /** One row a query, one column a class. */
  readonly logits: Float32Array;
  readonly classes: number;
  /** Centre x and y, width and height of each query's box, in sides of the picture. */
  readonly boxes: Float32Array;
}

/**
 * How logits become probabilities: each class for itself (networks trained with focal loss: RT-DETR, D-FINE, RF-DETR, OWL,
 * Grounding DINO), or one of all, of which the last is "no object" (DETR, YOLOS).
 */
export type Activation = 'sigmoid' | 'softmax';

/**
 * The objects that the queries found. Of several classes of a query that are the same kind the surest counts.
 * @param kindOfClass kind of each class, -1 for those that are left out
 * @param minScore the least probability, 0…1
 * @param size of the picture
 */
export function readQueries(
  queries: Queries,
  activation: Activation,
  { kindOfClass, minScore, size }: { kindOfClass: readonly number[]; minScore: number; size: Size },
): ScoredBox[] {
  const { logits, classes, boxes } = queries;
  const found: ScoredBox[] = [];
  for (let query = 0; query * classes < logits.length; query++) {
    const row = logits.subarray(query * classes, (query + 1) * classes);
    const scores = activation === 'sigmoid' ? eachForItself(row, minScore) : surestOfAll(row);
    for (const [kind, score] of bestOfKinds(scores, kindOfClass)) {
      if (score >= minScore) found.push({ kind, score, box: boxAt(boxes, query, size) });
    }
  }
  return found;
}

type ClassScore = readonly [index: number, score: number];

/** Scores below the least are not worth computing: there are tens of thousands of logits. */
function eachForItself(row: Float32Array, minScore: number): ClassScore[] {
  const lowest = Math.log(minScore / (1 - minScore));
  const scores: ClassScore[] = [];
  row.forEach((logit, i) => {
    if (logit >= lowest) scores.push([i, logistic(logit)]);
  });
  return scores;
}

function surestOfAll(row: Float32Array): ClassScore[] {
  const best = row.reduce((most, logit, i) => (logit > row[most]! ? i : most), 0);
  if (best === row.length - 1) return [];
  const total = row.reduce((sum, logit) => sum + Math.exp(logit - row[best]!), 0);
  return [[best, 1 / total]];
}

function bestOfKinds(scores: readonly ClassScore[], kindOfClass: readonly number[]): Map<number, number> {
  const best = new Map<number, number>();
  for (const [index, score] of scores) {
    const kind = kindOfClass[index] ?? -1;
    if (kind >= 0 && score > (best.get(kind) ?? 0)) best.set(kind, score);
  }
  return best;
}

function boxAt(boxes: Float32Array, query: number, { width, height }: Size) {
  const [x, y, wide, tall] = boxes.subarray(query * 4, query * 4 + 4) as unknown as [
    number,
    number,
    number,
    number,
  ];
  return {
    x0: (x - wide / 2) * width,
    y0: (y - tall / 2) * height,
    x1: (x + wide / 2) * width,
    y1: (y + tall / 2) * height,
  };
}
