import { type Term, vocabulary } from './vocabulary.js';

const longestSpelling = Math.max(...[...vocabulary.keys()].map(({ length }) => length));

/** Shorter words are found in any word by chance, but for these, which often stand glued to a label. */
const leastLetters = 3;
const shortSpellings = new Set(['NO', 'OF', 'RM', 'ID']);

/** The terms of a word that is several words of the vocabulary without blanks ("TOTALSALES"), else undefined. */
export function splitGlued(word: string): Term[] | undefined {
  if (word.length < leastLetters + 2) return undefined;
  // splits[end]: the terms of the first `end` letters, where they can be split.
  const splits: (Term[] | undefined)[] = [[]];
  for (let end = 2; end <= word.length; end++) splits[end] = splitBefore(word, end, splits);
  return splits[word.length];
}

function splitBefore(word: string, end: number, splits: readonly (Term[] | undefined)[]): Term[] | undefined {
  for (let start = Math.max(0, end - longestSpelling); start <= end - 2; start++) {
    const part = word.slice(start, end);
    const isPart = part.length >= leastLetters || shortSpellings.has(part);
    const terms = splits[start] && isPart ? vocabulary.get(part) : undefined;
    if (terms) return [...splits[start]!, ...terms];
  }
  return undefined;
}
