import { memoize } from '../../../../memoize.js';
import { allKinds } from '../kinds/kind.js';
import { pluralOf } from '../kinds/plural.js';
import { isAdjective } from '../wordnet/adjectives.js';
import { baseForms } from '../wordnet/morphy.js';
import { loadTagger } from './tagger.js';

/** Words that decide what a prompt asks; a slip of the keys in one of them would change the answer. */
const vocabulary: readonly string[] = [
  ...allKinds.filter((kind) => !kind.includes(' ')).flatMap((kind) => [kind, pluralOf(kind)]),
  ...(
    'describe description caption detect count many people image picture photo colour color there their read text ' +
    'transcribe extract classify segment compare different difference objects animals vehicles locate identify ' +
    'bounding boxes masks blurry where what which sentence receipt total'
  ).split(' '),
];

const shortestWord = 4;

/**
 * A misspelt word as it was meant, if one letter of it is wrong, missing, too much or in its neighbour's place; the word
 * itself when it is known or nothing is near.
 */
export const corrected = memoize((word): string => {
  if (word.length < shortestWord || !/^[a-z]+$/.test(word) || isKnown(word)) return word;
  return vocabulary.find((candidate) => isSlip(word, candidate)) ?? word;
});

function isKnown(word: string): boolean {
  return (
    vocabulary.includes(word) ||
    !loadTagger().readDoc(word).isOOV(word) ||
    baseForms(word).length > 0 ||
    isAdjective(word)
  );
}

/** Whether two words are one edit apart (Damerau's: insert, leave out, replace, swap neighbours). */
function isSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  const [restA, restB] = [a.slice(same), b.slice(same)];
  if (restA.length > restB.length) return restA.slice(1) === restB;
  if (restA.length < restB.length) return restA === restB.slice(1);
  const isSwap = restA.length > 1 && restA[0] === restB[1] && restA[1] === restB[0];
  return restA.slice(1) === restB.slice(1) || (isSwap && restA.slice(2) === restB.slice(2));
}
