import { memoize } from '../../../../memoize.js';
import { lookup } from '../tasks/lookup.js';
import { nouns } from '../wordnet/nouns.js';
import type { Synset } from '../wordnet/synset.js';
import { allKinds, type Kind } from './kind.js';
import { kindSenses, materialsBeyondGlosses } from './kindSenses.js';
import { isSortOf, synsetOf } from './kindTree.js';

/**
 * The kinds that are usually, or in some of their sorts, made of a material, as WordNet's glosses tell ("bottle:
 * a glass or plastic vessel …"); undefined when the word is no material. It says nothing of the object in a
 * picture.
 */
export const kindsMadeOf = memoize((word): readonly Kind[] | undefined => {
  const material = materialOf(word);
  if (material === undefined) return undefined;
  const pattern = new RegExp(`\\b${material}(en|lic)?\\b`);
  const beyond = lookup(materialsBeyondGlosses, material) ?? [];
  return allKinds.filter(
    (kind) => beyond.includes(kind) || glossesOf(kind).some((gloss) => pattern.test(gloss)),
  );
});

/** "wooden" and "wood" are both wood. */
function materialOf(word: string): string | undefined {
  if (!/^[a-z]+$/.test(word)) return undefined;
  return [word, word.replace(/(en|lic)$/, '')].find((noun) => nouns().senses(noun).some(isMaterial));
}

/** WordNet's subject field for substances; most materials stand there. */
const substances = 27;

function isMaterial(sense: Synset): boolean {
  return sense.lexicographerFile === substances && isSortOf(sense, synsetOf('matter.n.3'));
}

const levelsBelow = 2;

/** The glosses of an artifact's senses and of its sorts; living things and food are made of no material. */
function glossesOf(kind: Kind): readonly string[] {
  const artifact = synsetOf('artifact.n.1');
  let level = kindSenses[kind].is.map(synsetOf).filter((sense) => isSortOf(sense, artifact));
  const senses = [...level];
  for (let depth = 0; depth < levelsBelow; depth++) {
    level = level.flatMap(({ hyponyms }) => hyponyms.map((offset) => nouns().synset(offset)));
    senses.push(...level);
  }
  // Examples follow the definition in quotes.
  return senses.map(({ gloss }) => gloss.split('"')[0]!);
}
