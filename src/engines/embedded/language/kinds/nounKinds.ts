import { memoize } from '../../../../memoize.js';
import { lookup } from '../tasks/lookup.js';
import { baseForms } from '../wordnet/morphy.js';
import { nouns } from '../wordnet/nouns.js';
import type { Synset } from '../wordnet/synset.js';
import { allKinds } from './kind.js';
import { everydayNouns } from './kindSenses.js';
import { isSortOf, type KindMatch, kindsOfSynset, synsetOf } from './kindTree.js';
import { toSingular } from './plural.js';

/**
 * The kinds that a noun (any number, blanks between words) may mean in a picture, or undefined when the
 * detector knows nothing of that name. In this order: a label itself, the meanings of the word that things have,
 * a label that ends with the word ("bat", "light").
 */
export const kindsOfNoun = memoize((noun): KindMatch | undefined => {
  const singular = toSingular(noun);
  const label = allKinds.find((kind) => kind === noun || kind === singular);
  if (label !== undefined) return { kinds: [label], isBroader: false, isNarrower: false };
  const everyday = lookup(everydayNouns, noun) ?? lookup(everydayNouns, singular);
  if (everyday !== undefined) return unite(everyday.map(synsetOf).map(kindsOfSynset));
  return unite(baseForms(noun.replaceAll(' ', '_')).flatMap(matchNoun)) ?? labelsEndingWith(singular);
});

function unite(matches: readonly KindMatch[]): KindMatch | undefined {
  const found = matches.filter(({ kinds }) => kinds.length > 0);
  const broad = found.filter(({ isNarrower }) => !isNarrower);
  if (broad.length === 1) return broad[0];
  if (broad.length === 0) return found[0];
  return { kinds: [...new Set(broad.flatMap(({ kinds }) => kinds))], isBroader: true, isNarrower: false };
}

function labelsEndingWith(word: string): KindMatch | undefined {
  const kinds = allKinds.filter((kind) => kind.endsWith(` ${word}`));
  return kinds.length > 0 ? { kinds, isBroader: true, isNarrower: false } : undefined;
}

/** WordNet files the young of animals apart from the animals; the gloss tells whose they are. */
function matchSense(sense: Synset): KindMatch {
  const match = kindsOfSynset(sense);
  if (match.kinds.length > 0 || !isSortOf(sense, synsetOf('young.n.1'))) return match;
  const words = sense.gloss.split(';')[0]!.match(/[a-z]+/g) ?? [];
  const parents = words.flatMap(baseForms).flatMap((word) => nouns().senses(word).slice(0, 1));
  const isKind = ({ kinds, isNarrower }: KindMatch) => kinds.length === 1 && !isNarrower;
  const kinds = parents.map(kindsOfSynset).find(isKind)?.kinds ?? [];
  return { kinds, isBroader: false, isNarrower: true };
}

const animal = 5;
const person = 18;
/** A rarer sense counts from this share of the most frequent one's frequency. */
const frequencyShare = 1 / 5;

/**
 * What the senses of one noun match, of those that can be meant when it is asked for in a picture: physical
 * things, no named individuals, no rare senses. Beside the most frequent sense another counts only if it covers
 * kinds ("glass", "plant") or is an animal ("chicken"); that a pot can be a toilet is not what people mean.
 */
function matchNoun(noun: string): readonly KindMatch[] {
  const senses = nouns().senses(noun).filter(isPhysical);
  const frequencies = senses.map((sense) => nouns().frequency(noun, sense));
  const highest = Math.max(...frequencies);
  if (highest === 0) return untaggedSenses(senses).map(matchSense);
  const common = senses.filter((_, index) => frequencies[index]! >= highest * frequencyShare);
  const isMeant = (sense: Synset, index: number) =>
    index === 0 || sense.lexicographerFile === animal || kindsOfSynset(sense).isBroader;
  return common.filter(isMeant).map(matchSense);
}

/** Where WordNet has no frequencies, names for people ("mug") are passed over if there are things of that name. */
function untaggedSenses(senses: readonly Synset[]): readonly Synset[] {
  const things = senses.filter(({ lexicographerFile }) => lexicographerFile !== person);
  return things.length > 0 ? things : senses;
}

/** Whether a sense is a sort of thing that can be seen. */
export function isPhysical(sense: Synset): boolean {
  if (sense.isInstance || isSortOf(sense, synsetOf('process.n.6'))) return false;
  return ['physical_entity.n.1', 'sign.n.2'].some((name) => isSortOf(sense, synsetOf(name)));
}
