import { forEachAllowed, type TokenMask } from './allowed.js';

/** Scores to look at: the first `count`, or those of them that a mask allows. */
export interface Scores {
  readonly logits: Float32Array;
  readonly count: number;
  readonly mask: TokenMask | undefined;
}

/** Is told a token and its score, and returns the least score that it wants to be told from then on. */
type Visit = (token: number, score: number) => number;

/** Token of the highest score, the first of equals; −1 when there is none. */
export function indexOfHighest({ logits, count, mask }: Scores): number {
  let best = -1;
  let highest = Number.NEGATIVE_INFINITY;
  const consider = (token: number, score: number) => {
    if (best !== -1 && score <= highest) return highest;
    best = token;
    highest = score;
    return highest;
  };
  forEachAtLeast({ logits, count, mask }, highest, consider);
  return best;
}

/** Calls back for each token of at least some score, ascending. */
export function forEachAtLeast({ logits, count, mask }: Scores, least: number, visit: Visit): void {
  if (mask === undefined) visitAll(logits, count, least, visit);
  else visitAllowed(logits, count, least, mask, visit);
}

function visitAllowed(
  logits: Float32Array,
  count: number,
  lowest: number,
  mask: TokenMask,
  visit: Visit,
): void {
  let least = lowest;
  forEachAllowed(mask, count, (token) => {
    const score = logits[token]!;
    if (score >= least) least = visit(token, score);
  });
}

/**
 * Looks at four scores together, since hardly ever one of them is wanted: there are a quarter of a million for each token,
 * and so it takes half the time.
 */
function visitAll(logits: Float32Array, count: number, lowest: number, visit: Visit): void {
  const quadruples = count - (count % 4);
  let least = lowest;
  for (let t = 0; t < quadruples; t += 4) {
    const isWanted =
      logits[t]! >= least || logits[t + 1]! >= least || logits[t + 2]! >= least || logits[t + 3]! >= least;
    if (isWanted) least = visitRange(logits, t, t + 4, least, visit);
  }
  visitRange(logits, quadruples, count, least, visit);
}

/** @returns the least score that is wanted from then on */
function visitRange(logits: Float32Array, start: number, end: number, lowest: number, visit: Visit): number {
  let least = lowest;
  for (let token = start; token < end; token++) {
    const score = logits[token]!;
    if (score >= least) least = visit(token, score);
  }
  return least;
}
