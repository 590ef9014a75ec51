import { type Box, intersectionOverUnion } from './box.js';

/** A box with a confidence and a kind; boxes of different kinds never suppress each other. */
export interface ScoredBox {
  readonly box: Box;
  readonly score: number;
  readonly kind: number;
}

/**
 * Greedy non-maximum suppression within each kind: keeps the most confident box and drops every other whose
 * intersection over union with a kept one exceeds `maxOverlap` (0…1). Returns the kept, most confident first.
 */
export function nonMaximumSuppression<T extends ScoredBox>(boxes: readonly T[], maxOverlap: number): T[] {
  const kept: T[] = [];
  for (const candidate of [...boxes].sort((a, b) => b.score - a.score)) {
    const covered = kept.some(
      ({ kind, box }) => kind === candidate.kind && intersectionOverUnion(box, candidate.box) > maxOverlap,
    );
    if (!covered) kept.push(candidate);
  }
  return kept;
}
