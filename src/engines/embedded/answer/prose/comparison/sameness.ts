import { compareFingerprints } from '../../../similarity/compare.js';
import type { View } from '../view.js';

/** Fingerprints of more pictures are compared with the first only. */
const mostPairwise = 12;

/**
 * Whether all pictures are copies of one picture, told by their fingerprints; undefined where these are missing.
 * Their objects do not matter: a copy may be smaller and show fewer.
 */
export function areSame(views: readonly View[]): boolean | undefined {
  const comparisons = pairsOf(views).map(([a, b]) => comparePair(a, b));
  if (comparisons.some((comparison) => comparison === undefined)) return undefined;
  return comparisons.every((comparison) => comparison!.isSamePicture);
}

/** How alike the pictures are as a whole, 0…1, at their most different; undefined without fingerprints. */
export function likenessOf(views: readonly View[]): number | undefined {
  const scores = pairsOf(views).map(([a, b]) => comparePair(a, b)?.score);
  return scores.includes(undefined) ? undefined : Math.min(...(scores as number[]));
}

/** The pictures that are copies of one another, in groups of two at least. */
export function copiesAmong(views: readonly View[]): View[][] {
  const groups: View[][] = [];
  for (const view of views) {
    const group = groups.find(([first]) => comparePair(first!, view)?.isSamePicture);
    if (group === undefined) groups.push([view]);
    else group.push(view);
  }
  return groups.filter((group) => group.length > 1);
}

function comparePair({ image: a }: View, { image: b }: View) {
  if (a.fingerprint === undefined || b.fingerprint === undefined) return undefined;
  return compareFingerprints(a.fingerprint, b.fingerprint);
}

function pairsOf(views: readonly View[]): [View, View][] {
  const firsts = views.length <= mostPairwise ? views : views.slice(0, 1);
  return firsts.flatMap((a, index) => views.slice(index + 1).map((b): [View, View] => [a, b]));
}
