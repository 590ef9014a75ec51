import type { Arrow } from './language.js';

/** A deterministic automaton over characters, some of whose states may lead nowhere. */
export interface Deterministic {
  readonly start: number;
  /** By state, in the order of characters, without overlaps. */
  readonly arrows: readonly (readonly Arrow[])[];
  readonly accepts: readonly boolean[];
}

/** Puts arrows that follow each other to the same state together. */
export function joinArrows(arrows: readonly Arrow[]): Arrow[] {
  const joined: { first: number; last: number; to: number }[] = [];
  for (const { first, last, to } of arrows) {
    const before = joined.at(-1);
    if (before !== undefined && before.to === to && before.last === first - 1) before.last = last;
    else joined.push({ first, last, to });
  }
  return joined;
}
