import { colourNamed } from '../../colours/colourNamed.js';
import { isFilterWord } from '../filters/filter.js';
import type { Kind } from '../kinds/kind.js';
import { kindsMadeOf } from '../kinds/materials.js';
import { kindsOfNoun } from '../kinds/nounKinds.js';
import { anything } from '../vocabulary.js';
import type { NounPhrase } from './nounPhrase.js';

/** Something a text asks for. */
export interface Target {
  /** As the text calls it, without article: "red cars". */
  readonly phrase: string;
  /** What the detector can look for in its place; empty for things that it does not know. */
  readonly kinds: readonly Kind[];
  /** The text means whatever there is ("all objects"). */
  readonly isAnything: boolean;
  /** The kinds hold more than was asked for (kittens, women): the detector cannot tell these apart. */
  readonly isNarrower: boolean;
  /** Words that narrow the target down and that nothing here can judge ("wooden", "wearing hats"). */
  readonly qualifiers: readonly string[];
}

/** Who asks for anyone asks for people. */
const indefinite = /^(?:any|some|every)(?:one|body)$/;

/** A noun that covers most of the detector's kinds stands for anything. */
const nearlyAll = 40;

/** What a noun phrase asks for. "Wooden items" are the kinds that are commonly made of wood. */
export function targetOf(phrase: NounPhrase): Target {
  const head = indefinite.test(phrase.head) ? 'people' : phrase.head;
  const { modifiers } = phrase;
  const match = kindsOfNoun(head);
  const meansAll = anything.has(head) || (match?.kinds.length ?? 0) >= nearlyAll;
  const ofMaterial = meansAll ? modifiers.map(kindsMadeOf).filter((kinds) => kinds !== undefined) : [];
  const isAnything = meansAll && ofMaterial.length === 0;
  return {
    phrase: [...modifiers, head].join(' '),
    kinds: meansAll ? [...new Set(ofMaterial.flat())] : (match?.kinds ?? []),
    isAnything,
    isNarrower: match?.isNarrower ?? false,
    qualifiers: modifiers.filter((word) => !isFilterWord(word) && colourNamed(word) === undefined),
  };
}

/** A target as answers call it: "dogs" of the "largest dogs", which a filter chooses. */
export function withoutFilterWords(target: Target): Target {
  if (isUnknown(target)) return target;
  const words = target.phrase.split(' ');
  const kept = words.filter((word, at) => at === words.length - 1 || !isFilterWord(word));
  return { ...target, phrase: kept.join(' ') };
}

/** A target that the detector knows nothing of. */
export function isUnknown({ kinds, isAnything }: Target): boolean {
  return kinds.length === 0 && !isAnything;
}
