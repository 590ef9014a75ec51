import { memoize } from '../../../../memoize.js';
import { allKinds, type Kind } from '../../language/kind.js';
import { kindsOfNoun } from '../../language/nounKinds.js';
import { selectKinds } from '../../language/selectKinds.js';
import { isUnknown } from '../../language/target.js';
import { anything, determiners, outputNouns, stoppers } from '../../language/vocabulary.js';
import { baseForms } from '../../language/wordnet/morphy.js';
import type { Field } from './field.js';

/** Words of field names that say what is told about the things, not which things. */
const aboutThings = new Set(
  (
    'num n no bbox bboxes bounding rect rectangle coords roi detected detection found visible present exists ' +
    'contains contain includes include shows total quantity how many seen distinct unique main primary largest ' +
    'index id idx occurrences presence available data info d 2d predictions prediction annotations annotation ' +
    'instance segments segment segmented'
  ).split(' '),
);

/**
 * The kinds that a field's name ("number_of_cats", "hasDog", "vehicles"), else its description, speaks of: all
 * kinds if of nothing in particular, undefined if of something that the detector does not know.
 */
export function kindsNamedBy({ name, description }: Field): readonly Kind[] | undefined {
  const things = name.split('_').filter((word) => isThingWord(word));
  if (things.length > 0) return kindsOfWords(things);
  return kindsDescribed(description);
}

const kindsDescribed = memoize((description: string): readonly Kind[] => {
  const { targets, kinds } = selectKinds(description);
  return targets.some((target) => !isUnknown(target)) ? kinds : allKinds;
});

function isThingWord(word: string): boolean {
  const lists = [anything, determiners, outputNouns, stoppers, aboutThings];
  return word !== '' && !/^\d+$/.test(word) && lists.every((list) => !list.has(word));
}

/** The whole name as one noun ("traffic lights"), else its last word that names something. */
function kindsOfWords(words: readonly string[]): readonly Kind[] | undefined {
  const match = kindsOfNoun(words.join(' '));
  if (match !== undefined) return match.kinds;
  const nouns = words.filter((word) => baseForms(word).length > 0 || kindsOfNoun(word) !== undefined);
  return nouns.length === 0 ? undefined : kindsOfNoun(nouns.at(-1)!)?.kinds;
}

/** Whether a field's name names kinds of its own accord. */
export function namesKinds(field: Field): boolean {
  const kinds = kindsNamedBy({ name: field.name, description: '' });
  return kinds !== undefined && kinds.length < allKinds.length;
}
