import { type Box, intersectionOverUnion } from './box.js';

/** A box with a confidence (0…1) and a kind; boxes of different kinds are never fused. */
export interface ScoredBox {
  readonly box: Box;
  readonly score: number;
  readonly kind: number;
}

/** Boxes of several views that are taken for one object. */
interface Cluster {
  readonly kind: number;
  /** Mean of the members' boxes, weighted by their scores. */
  box: Box;
  /** Sum of all members' scores. */
  weight: number;
  /** The best member's score. */
  readonly best: number;
  /** The best score of each view that saw the object, by index of the view. */
  readonly seenBy: Map<number, number>;
}

/**
 * Weighted boxes fusion (Solovyev et al. 2021): boxes of one kind whose intersection over union with a cluster
 * exceeds `minOverlap` (0…1) are averaged by score instead of all but one being dropped. Boxes must be in the
 * coordinates of one picture.
 *
 * The fused score is the geometric mean of the best view's score and the mean over all views (0 where a view saw
 * nothing): the paper's plain mean punishes what only one view can see, a far object at low resolution, and the
 * best score alone forgets that agreement is evidence.
 * @returns the fused boxes, most confident first
 */
export function weightedBoxFusion(views: readonly (readonly ScoredBox[])[], minOverlap: number): ScoredBox[] {
  const members = views.flatMap((boxes, view) => boxes.map((scored) => ({ scored, view })));
  members.sort((a, b) => b.scored.score - a.scored.score);
  const clusters = new Map<number, Cluster[]>();
  for (const { scored, view } of members) {
    const ofKind = clusters.get(scored.kind) ?? [];
    clusters.set(scored.kind, ofKind);
    const cluster = nearest(ofKind, scored.box, minOverlap);
    if (cluster) join(cluster, scored, view);
    else ofKind.push(startCluster(scored, view));
  }
  const fused = [...clusters.values()].flat().map((cluster) => fusedBox(cluster, views.length));
  return fused.sort((a, b) => b.score - a.score);
}

function nearest(clusters: readonly Cluster[], box: Box, minOverlap: number): Cluster | undefined {
  let best: Cluster | undefined;
  let bestOverlap = minOverlap;
  for (const cluster of clusters) {
    const overlap = intersectionOverUnion(cluster.box, box);
    if (overlap > bestOverlap) [best, bestOverlap] = [cluster, overlap];
  }
  return best;
}

function startCluster({ kind, box, score }: ScoredBox, view: number): Cluster {
  return { kind, box, weight: score, best: score, seenBy: new Map([[view, score]]) };
}

/** Members come in falling order of score, so the first of a view is its best. */
function join(cluster: Cluster, { box, score }: ScoredBox, view: number): void {
  const share = score / (cluster.weight + score);
  const mix = (side: keyof Box) => cluster.box[side] + (box[side] - cluster.box[side]) * share;
  cluster.box = { x0: mix('x0'), y0: mix('y0'), x1: mix('x1'), y1: mix('y1') };
  cluster.weight += score;
  if (!cluster.seenBy.has(view)) cluster.seenBy.set(view, score);
}

function fusedBox({ kind, box, best, seenBy }: Cluster, views: number): ScoredBox {
  const mean = [...seenBy.values()].reduce((sum, score) => sum + score, 0) / views;
  return { kind, box, score: Math.sqrt(best * mean) };
}
