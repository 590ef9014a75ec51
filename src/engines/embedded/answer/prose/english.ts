import { pluralOf, singularOf, withArticle } from '../../language/plural.js';

const numerals = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** A number as a sentence writes it: in words up to twelve. */
export function inWords(count: number): string {
  return numerals[count] ?? String(count);
}

/** "a cat", "two cats", "no cats". */
export function counted(kind: string, count: number): string {
  return count === 1 ? withArticle(kind) : `${inWords(count)} ${plural(kind, count)}`;
}

/** "one cat", "two cats", "13 cats". */
export function countedExactly(kind: string, count: number): string {
  return `${inWords(count)} ${plural(kind, count)}`;
}

function plural(kind: string, count: number): string {
  return count === 1 ? singularOf(kind) : pluralOf(kind);
}

/** "a", "a and b", "a, b and c". */
export function joined(parts: readonly string[], conjunction = 'and'): string {
  if (parts.length < 2) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} ${conjunction} ${parts.at(-1)}`;
}

/** The sentence with a capital at its beginning. */
export function capitalized(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
