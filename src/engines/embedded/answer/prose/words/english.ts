import { pluralOf, singularOf, withArticle } from '../../../language/kinds/plural.js';
import { numberNamed, numberWords } from '../../../language/text/numerals.js';

/** Numbers above are written in digits. */
const mostInWords = 12;

/** A number as a sentence writes it: in words up to twelve. */
export function inWords(count: number): string {
  if (count === 0) return 'no';
  return count <= mostInWords ? numberWords[count]! : String(count);
}

/** The number that a word or digits say, undefined for other words: 2 of "two" and "2". */
export function fromWords(numeral: string): number | undefined {
  if (numeral === 'no') return 0;
  const isNumeral = numberWords.includes(numeral) || /^\d{1,4}$/.test(numeral);
  return isNumeral ? numberNamed(numeral) : undefined;
}

/** Whether a question (in lower case) wants yes or no: "is the bus red?". */
export function asksYesOrNo(question: string): boolean {
  return /^\W*(?:is|are|was|were|does|do|did|has|have|can|could)\b/.test(question);
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
  if (isPair(kind)) return `${count === 1 ? 'pair' : 'pairs'} of ${kind}`;
  return count === 1 ? singularOf(kind) : pluralOf(kind);
}

/** Scissors and skis come in pairs. */
function isPair(kind: string): boolean {
  return withArticle(kind).startsWith('a pair of');
}

/** "The cat is", "the scissors are": one of a kind, with its verb. */
export function theOneIs(kind: string): string {
  return `the ${singularOf(kind)} ${isPair(kind) ? 'are' : 'is'}`;
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

/** "a red bus", "two red buses", "a pair of red scissors": what `counted` says, with an adjective. */
export function countedAs(adjective: string | undefined, kind: string, count: number): string {
  const plain = counted(kind, count);
  if (adjective === undefined) return plain;
  // The colour is that of their clothes.
  if (kind === 'person') return `${plain} in ${adjective}`;
  const noun = count === 1 ? singularOf(kind) : pluralOf(kind);
  const lead = plain.slice(0, plain.lastIndexOf(noun)).replace(/^an? $/, `${article(adjective)} `);
  return `${lead}${adjective} ${noun}`;
}

function article(word: string): string {
  return /^[aeiou]/i.test(word) ? 'an' : 'a';
}

/** Text from a picture as a sentence quotes it: on one line, with a slash where a line ends. */
export function quoted(text: string): string {
  return `"${text
    .trim()
    .replace(/\s*\n+\s*/g, ' / ')
    .replace(/ {2,}/g, ' ')}"`;
}
