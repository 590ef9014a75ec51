const ordinals = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];
const picture = '(?:image|picture|photo|photograph|frame|screenshot)';
const pattern = new RegExp(
  `\\b(${ordinals.join('|')}|last|final)\\s{1,3}${picture}\\b|\\b${picture}\\s{0,3}(?:no\\.?|number|#)?\\s{0,3}(\\d{1,4})\\b`,
  'gi',
);

/**
 * The one of `count` pictures that a text speaks of, from 0: the first that it names. Undefined when it names none, only
 * missing ones, or all there are (which picks none out).
 */
export function pictureAsked(text: string, count: number): number | undefined {
  const asked = picturesAsked(text, count);
  return asked.length === count && count > 1 ? undefined : asked[0];
}

/** All of `count` pictures that a text names, from 0, each once, in its order. */
export function picturesAsked(text: string, count: number): number[] {
  const named = [...text.matchAll(pattern)].map(([, ordinal, number]) => indexOf(ordinal, number, count));
  return [...new Set(named)].filter((index) => index >= 0 && index < count);
}

function indexOf(ordinal: string | undefined, number: string | undefined, count: number): number {
  const word = ordinal?.toLowerCase();
  if (word === undefined) return Number(number) - 1;
  return word === 'last' || word === 'final' ? count - 1 : ordinals.indexOf(word);
}
