import { memoize } from '../../../../../memoize.js';
import { type ColourName, colourNames } from '../../../colours/namedColour.js';
import { allKinds, type Kind } from '../../../language/kinds/kind.js';
import { kindsOfNoun } from '../../../language/kinds/nounKinds.js';
import { selectKinds } from '../../../language/kinds/selectKinds.js';
import { isUnknown } from '../../../language/targets/target.js';
import { anything, determiners, outputNouns, stoppers } from '../../../language/vocabulary.js';
import { baseForms } from '../../../language/wordnet/morphy.js';
import type { Field } from './field.js';

/** Words of field names that say what is told about the things, not which things. */
const aboutThings = new Set(
  (
    'num n no bbox bboxes bounding rect rectangle coords roi detected detection found visible present exists ' +
    'contains contain includes include shows total quantity how many seen distinct unique main primary largest biggest smallest leftmost rightmost ' +
    'index id idx occurrences presence available data info d 2d predictions prediction annotations annotation ' +
    'instance segments segment segmented multiple several single recognized recognised identified counted exact tag tags ' +
    'keyword keywords hashtag hashtags topic topics inventory'
  ).split(' '),
);

/** What a field's name speaks of. */
export interface NamedThings {
  readonly kinds: readonly Kind[];
  /** It means only some of these kinds, and nobody can tell which: "children", "parked_cars". */
  readonly isNarrower: boolean;
  /** The colour that its things have: "red_cars". */
  readonly colour?: ColourName | undefined;
}

const everything: NamedThings = { kinds: allKinds, isNarrower: false };

/**
 * What a field's name ("number_of_cats", "hasDog", "vehicles"), else its description, speaks of: all kinds if of
 * nothing in particular, undefined if of something that the detector does not know.
 */
export function thingsNamedBy({ name, description }: Field): NamedThings | undefined {
  const named = thingsNamed(name);
  if (named !== everything) return named;
  return { kinds: kindsDescribed(description), isNarrower: false };
}

const thingsNamed = memoize((name: string): NamedThings | undefined => {
  // What something is good for, or the same as, does not have to be there: "safe_for_work".
  if (/_for_|(^|_)(same|similar|different|matching|identical)(_|$)/.test(name)) return undefined;
  const words = name.split('_').filter(isThingWord);
  return words.length === 0 ? everything : thingsOf(words);
});

const kindsDescribed = memoize((description: string): readonly Kind[] => {
  const { targets, kinds } = selectKinds(description);
  return targets.some((target) => !isUnknown(target)) ? kinds : allKinds;
});

function isThingWord(word: string): boolean {
  const lists = [anything, determiners, outputNouns, stoppers, aboutThings];
  return word !== '' && !/^\d+$/.test(word) && lists.every((list) => !list.has(word));
}

/** The longest noun at the end ("traffic lights"); what else is said of it narrows it down. */
function thingsOf(words: readonly string[]): NamedThings | undefined {
  const last = words.findLastIndex((word) => baseForms(word).length > 0 || kindsOfNoun(word) !== undefined);
  for (let first = 0; first <= last; first++) {
    const match = kindsOfNoun(words.slice(first, last + 1).join(' '));
    if (match === undefined) continue;
    const others = [...words.slice(0, first), ...words.slice(last + 1)];
    const colour = others.map(colourOf).find((found) => found !== undefined);
    // Light is more than traffic lights: where there are none of these, natural light may be all the same.
    if (others.length > 0 && match.isBroader && match.kinds.length === 1) return undefined;
    const isNarrower = match.isNarrower || others.some((word) => colourOf(word) === undefined);
    return { kinds: match.kinds, isNarrower, colour };
  }
  return undefined;
}

function colourOf(word: string): ColourName | undefined {
  return colourNames.find((name) => name === word.replace('grey', 'gray'));
}

/** The kinds that a field is about, undefined where it means only some of their objects. */
export function kindsNamedBy(field: Field): readonly Kind[] | undefined {
  const things = thingsNamedBy(field);
  return things === undefined || things.isNarrower || things.colour !== undefined ? undefined : things.kinds;
}

/** Whether a field's name names kinds of its own accord. */
export function namesKinds({ name }: Pick<Field, 'name'>): boolean {
  const things = thingsNamed(name);
  return things !== undefined && things.kinds.length < allKinds.length;
}
