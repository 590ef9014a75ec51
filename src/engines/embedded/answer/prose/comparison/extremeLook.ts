import type { View } from '../view.js';
import type { WordedAnswer } from '../wordedAnswer.js';
import { capitalized, joined } from '../words/english.js';
import { nameOf } from './looks.js';

/** A property of pictures that questions compare: which way, and its value where it is known. */
interface LookAsked {
  readonly word: RegExp;
  readonly superlative: string;
  readonly measure: (view: View) => number | undefined;
}

const brightness = ({ image }: View) => image.quality?.brightness;
const sharpness = ({ image }: View) => image.quality?.sharpness;
const pixels = ({ image }: View) => image.size.width * image.size.height;
const negative = (measure: LookAsked['measure']) => (view: View) => {
  const value = measure(view);
  return value === undefined ? undefined : -value;
};

const looks: readonly LookAsked[] = [
  { word: /\b(bright|light)(er|est)\b/, superlative: 'brightest', measure: brightness },
  { word: /\bdark(er|est)\b/, superlative: 'darkest', measure: negative(brightness) },
  {
    word: /\b(sharp|clear|crisp)(er|est)\b|\bbe(tter|st) focus/,
    superlative: 'sharpest',
    measure: sharpness,
  },
  { word: /\b(blurr?(y|i)?|soft)(er|est)\b/, superlative: 'most blurred', measure: negative(sharpness) },
  { word: /\b(larg|bigg)(er|est)\b|\bhigh(er|est) resolution\b/, superlative: 'largest', measure: pixels },
  {
    word: /\bsmall(er|est)\b|\blow(er|est) resolution\b/,
    superlative: 'smallest',
    measure: negative(pixels),
  },
];

/** Which of several pictures is brighter, sharper or larger; undefined where a question (in lower case) asks nothing such. */
export function extremeLook(question: string, views: readonly View[]): WordedAnswer | undefined {
  const look = looks.find(({ word }) => word.test(question));
  if (look === undefined) return undefined;
  const values = views.map(look.measure);
  if (values.includes(undefined))
    return { wordings: ['I could not judge the quality of the pictures.'], terse: 'unknown' };
  const best = Math.max(...(values as number[]));
  const winners = views.filter((_, index) => values[index] === best).map(nameOf);
  if (winners.length === views.length)
    return { wordings: [noDifference(look, views.length), 'None.'], terse: 'none' };
  const names = joined(winners);
  const degree = views.length > 2 ? `the ${look.superlative}` : comparativeOf(look);
  const verb = winners.length === 1 ? 'is' : 'are';
  return {
    wordings: [`${capitalized(names)} ${verb} ${degree}.`, `${capitalized(names)}.`],
    terse: names,
  };
}

function noDifference(look: LookAsked, count: number): string {
  const degree = comparativeOf(look);
  return count === 2 ? `Neither picture is ${degree}.` : `None of the pictures is ${degree} than the others.`;
}

/** "brighter" of "brightest". */
function comparativeOf({ superlative }: LookAsked): string {
  return superlative.replace(/est$/, 'er').replace(/^most/, 'more');
}
