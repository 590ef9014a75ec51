import pluralize from 'pluralize';
import { lookup } from '../tasks/lookup.js';

/** Labels that are plural or uncountable already, or whose plural is not formed from their letters. */
const irregularPlurals: Readonly<Record<string, string>> = {
  skis: 'skis',
  scissors: 'scissors',
  broccoli: 'broccoli',
  tv: 'TVs',
  mouse: 'computer mice',
};

/** Labels as a sentence writes them, where that differs. */
const singulars: Readonly<Record<string, string>> = { tv: 'TV', mouse: 'computer mouse' };

const pairs: readonly string[] = ['skis', 'scissors'];
const uncountable: readonly string[] = ['broccoli'];

/** A kind's plural: "wine glasses", "people", "knives". */
export function pluralOf(kind: string): string {
  return lookup(irregularPlurals, kind) ?? pluralize.plural(kind);
}

/** A kind as a sentence writes one of it, without article. */
export function singularOf(kind: string): string {
  return lookup(singulars, kind) ?? kind;
}

/** One of a kind with its article: "a cat", "an umbrella", "a pair of skis", "broccoli". */
export function withArticle(kind: string): string {
  if (pairs.includes(kind)) return `a pair of ${kind}`;
  if (uncountable.includes(kind)) return kind;
  return `${/^[aeiou]/i.test(kind) ? 'an' : 'a'} ${singularOf(kind)}`;
}

/** The singular of the last word of a phrase, in lower case. */
export function toSingular(phrase: string): string {
  const lastWord = phrase.lastIndexOf(' ') + 1;
  return phrase.slice(0, lastWord) + pluralize.singular(phrase.slice(lastWord));
}

/** Whether a word is a plural form. */
export function isPlural(word: string): boolean {
  return pluralize.isPlural(word) && !pluralize.isSingular(word);
}
