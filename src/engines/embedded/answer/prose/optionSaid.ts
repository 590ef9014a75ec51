import { toSingular } from '../../language/kinds/plural.js';
import { inWords } from './words/english.js';

/** The letter or number before a choice: "A) ", "(2) ", "b. ". */
const marker = /^\s*\(?(?:[a-z]|\d{1,2})[).:]\s+/i;

/** The choice of a prompt that says what a short answer says, in the prompt's own words; undefined if none does. */
export function optionSaid(options: readonly string[], terse: string): string | undefined {
  const wanted = plain(terse);
  return options.find((option) => plain(option.replace(marker, '')) === wanted);
}

/** In lower case, without articles, numbers in words, singular. */
function plain(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const own = words.filter((word) => !['a', 'an', 'the'].includes(word));
  return toSingular(own.map((word) => (/^\d{1,2}$/.test(word) ? inWords(Number(word)) : word)).join(' '));
}
