import { vocabulary } from './vocabulary.js';

/** In shorter words another letter makes another word: tax, fax. */
const leastLetters = 5;

const spellingsByRest = indexByRest();

/**
 * The spelling of the vocabulary that differs from a word by one letter too many, too few, or mistaken; undefined
 * where there is none. Found by taking one letter away from both ("symmetric delete", W. Garbe's SymSpell).
 */
export function nearestSpelling(word: string): string | undefined {
  if (word.length < leastLetters || word.length > 24) return undefined;
  for (const rest of [word, ...restsOf(word)])
    for (const spelling of spellingsByRest.get(rest) ?? []) if (differByOne(word, spelling)) return spelling;
  return undefined;
}

function indexByRest(): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const spelling of vocabulary.keys()) {
    if (spelling.length < leastLetters) continue;
    for (const rest of [spelling, ...restsOf(spelling)])
      index.set(rest, [...(index.get(rest) ?? []), spelling]);
  }
  return index;
}

/** The word without each of its letters in turn. */
function restsOf(word: string): string[] {
  return Array.from(word, (_, index) => word.slice(0, index) + word.slice(index + 1));
}

/** Equal but for one letter. */
function differByOne(a: string, b: string): boolean {
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  const skip = (word: string, longer: boolean) => word.slice(start + (longer ? 1 : 0));
  return skip(a, a.length >= b.length) === skip(b, b.length >= a.length);
}
