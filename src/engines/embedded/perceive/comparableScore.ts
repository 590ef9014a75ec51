import type { Detection } from '../../capabilities.js';

/** From this score on the detector's objects are listed: see `certainty.ts`. */
const listed = 0.275;

/**
 * A detection with its score on the scale of our own detector: log-odds are shifted so that what another model's makers
 * take for seen is what we list.
 * @param usualScore the least score of what they take for seen, between 0 and 1
 */
export function withComparableScore(detection: Detection, usualScore: number): Detection {
  const score = Math.min(Math.max(detection.score, 1e-6), 1 - 1e-6);
  const odds = (oddsOf(score) * oddsOf(listed)) / oddsOf(usualScore);
  return { ...detection, score: odds / (1 + odds) };
}

function oddsOf(probability: number): number {
  return probability / (1 - probability);
}
