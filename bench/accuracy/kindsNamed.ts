import pluralize from 'pluralize';
import { kindWords, otherThings } from './kindWords.js';

const longestPhrase = 3;
const beforeThings = /^(an?|one|the|each|sliced|peeled|whole|half)$/;
const afterThings = /^(and|or|on|in|with|at|next|near|is|beside|by|to|that|which|from|of)$/;
const phrases = phraseTable();

/**
 * The kinds that a caption names. The rule: in lower case, from left to right, the longest phrase that is the name of a
 * kind or a common word for it, in singular or plural, names it, and its words name nothing else ("hot dog" is no dog).
 * "Orange" is a colour unless it ends its phrase.
 */
export function kindsNamed(caption: string): Set<string> {
  const words = caption.toLowerCase().match(/[a-z]+|[^a-z\s]/g) ?? [];
  const named = new Set<string>();
  for (let at = 0; at < words.length; ) {
    const length = phraseLengthAt(words, at);
    if (length > 0 && !isColour(words, at))
      for (const kind of phrases.get(words.slice(at, at + length).join(' '))!) named.add(kind);
    at += length || 1;
  }
  return named;
}

function phraseLengthAt(words: readonly string[], at: number): number {
  for (let length = longestPhrase; length > 0; length--)
    if (phrases.has(words.slice(at, at + length).join(' '))) return length;
  return 0;
}

function isColour(words: readonly string[], at: number): boolean {
  const [before = '', word, after = '.'] = [words[at - 1], words[at], words[at + 1]];
  const isThing = beforeThings.test(before) && (afterThings.test(after) || !/[a-z]/.test(after));
  return word === 'orange' && !isThing;
}

function phraseTable(): ReadonlyMap<string, readonly string[]> {
  const table = new Map<string, string[]>();
  const add = (phrase: string, kinds: readonly string[]) => {
    for (const form of new Set([phrase, pluralize.plural(phrase)]))
      table.set(form, [...(table.get(form) ?? []), ...kinds]);
  };
  for (const [kind, words] of Object.entries(kindWords))
    for (const phrase of [kind, ...listed(words)]) add(phrase, [kind]);
  for (const phrase of listed(otherThings)) add(phrase, []);
  return table;
}

function listed(words: string): string[] {
  return words.split(', ').filter((word) => word !== '');
}
