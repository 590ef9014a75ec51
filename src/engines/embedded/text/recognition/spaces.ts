import { gapFeatures } from './gapFeatures.js';
import type { Gap } from './gaps.js';
import { hidden, output } from './spaceWeights.js';

/** Chinese, Japanese and Korean characters: no spaces between them. */
const eastAsian = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/** An amount's decimals; a number of a list ("2. 25 eggs") is none. */
const decimals = /(?<=\d)\.\d\d(?!\d)/g;
const listNumber = /^\d{1,2}\.\d\d[a-z]/i;

/** Amounts are parted only by gaps wider than this, in pixels of the crop: much white surrounds a small point. */
const widestInAmount = 28;

/** For each gap of a line, whether words part there. */
export function spacesAt(gaps: readonly Gap[]): boolean[] {
  const features = gapFeatures(gaps);
  const inAmount = gapsInAmounts(gaps);
  return gaps.map((gap, index) => {
    if (eastAsian.test(gap.before) && eastAsian.test(gap.after)) return gap.space > 0.5;
    if (inAmount.has(index) && gap.looseWidth < widestInAmount) return false;
    return spaceLogit(features[index]!) > 0;
  });
}

/** The gaps after the point and between the decimals of each amount. */
function gapsInAmounts(gaps: readonly Gap[]): Set<number> {
  const characters = gaps.length > 0 ? [gaps[0]!.before, ...gaps.map(({ after }) => after)] : [];
  // One unit for each character, so that places in the text are places in the line.
  const text = characters.map((character) => character[0]).join('');
  const found = listNumber.test(text) ? [] : [...text.matchAll(decimals)];
  return new Set(found.flatMap(({ index }) => [index, index + 1]));
}

/**
 * The small network that `training/text/` fitted to drawn pages: one hidden layer of tanh. Last of each row of weights
 * is the bias.
 * @returns the logarithm of the odds of a space
 */
function spaceLogit(features: readonly number[]): number {
  return weighted(
    output,
    hidden.map((weights) => Math.tanh(weighted(weights, features))),
  );
}

function weighted(weights: readonly number[], values: readonly number[]): number {
  return values.reduce((sum, value, index) => sum + value * weights[index]!, weights.at(-1)!);
}
