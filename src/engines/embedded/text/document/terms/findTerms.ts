import { nearestSpelling } from './nearestSpelling.js';
import { splitGlued } from './splitGlued.js';
import { type Term, vocabulary } from './vocabulary.js';

/** A word of a text and what it means in a label. */
export interface LabelWord {
  readonly start: number;
  readonly end: number;
  /** Undefined for a word that is not of the vocabulary, empty for one that means nothing alone. */
  readonly terms: readonly Term[] | undefined;
}

/** Longer words are no labels. */
const longestWord = 32;

/**
 * The words of a text in their order, each with what it means as part of a label. Words that were read with one wrong
 * letter, with digits for letters, without the blank between them, or parted in two, are recognised.
 */
export function findTerms(text: string): LabelWord[] {
  const words = [...text.matchAll(/[\p{L}\d][\p{L}\d']*|#/gu)].filter(([word]) => isWord(word));
  const found = words.map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    terms: termsOfWord(word),
  }));
  return found.map((word, index) => joinedWith(found[index + 1], word, text) ?? word);
}

/** The terms of a text. */
export function termsIn(text: string): Set<Term> {
  return new Set(findTerms(text).flatMap(({ terms = [] }) => terms));
}

/** Numbers are no words, even with a letter or two among their digits. */
function isWord(word: string): boolean {
  if (word === '#') return true;
  const letters = word.replace(/[\d']/g, '').length;
  return word.length <= longestWord && letters > 0 && letters * 2 >= word.length;
}

/** Capitals without accents, digits as the letters that they are mistaken for. */
function fold(word: string): string {
  const plain = word.normalize('NFKD').replace(/[\p{M}']/gu, '');
  const letters = { 0: 'O', 1: 'I', 5: 'S', 6: 'G', 8: 'B' } as Record<string, string>;
  return plain.toUpperCase().replace(/\d/g, (digit) => letters[digit] ?? digit);
}

function termsOfWord(printed: string): readonly Term[] | undefined {
  if (printed === '#') return ['number'];
  const word = fold(printed);
  // The one may also be a T: "GS1 NO".
  const other = printed.includes('1') ? vocabulary.get(fold(printed.replaceAll('1', 'T'))) : undefined;
  return other ?? vocabulary.get(word) ?? splitGlued(word) ?? vocabulary.get(nearestSpelling(word) ?? '');
}

/** A word that was read in two parts: neither means anything alone. */
function joinedWith(next: LabelWord | undefined, word: LabelWord, text: string): LabelWord | undefined {
  if (!next || word.terms || next.terms || next.start - word.end !== 1) return undefined;
  const whole = fold(text.slice(word.start, word.end) + text.slice(next.start, next.end));
  const spelling = vocabulary.has(whole) ? whole : nearestSpelling(whole);
  return spelling ? { ...word, end: next.end, terms: vocabulary.get(spelling)! } : undefined;
}
