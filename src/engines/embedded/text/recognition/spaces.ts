import { gapFeatures } from './gapFeatures.js';
import type { Gap } from './gaps.js';
import { hidden, output } from './spaceWeights.js';

/** Chinese, Japanese and Korean characters: no spaces between them. */
const eastAsian = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/** For each gap of a line, whether words part there. */
export function spacesAt(gaps: readonly Gap[]): boolean[] {
  const features = gapFeatures(gaps);
  return gaps.map((gap, index) => {
    if (eastAsian.test(gap.before) && eastAsian.test(gap.after)) return gap.space > 0.5;
    return spaceLogit(features[index]!) > 0;
  });
}

/**
 * The small network that `training/text/` fitted to drawn pages: one hidden layer of tanh. Last of each row of weights
 * is the bias.
 * @returns the logarithm of the odds of a space
 */
export function spaceLogit(features: readonly number[]): number {
  return weighted(
    output,
    hidden.map((weights) => Math.tanh(weighted(weights, features))),
  );
}

function weighted(weights: readonly number[], values: readonly number[]): number {
  return values.reduce((sum, value, index) => sum + value * weights[index]!, weights.at(-1)!);
}
