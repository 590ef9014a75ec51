import { colourNamed } from '../../colours/colourNamed.js';
import { allKinds } from '../kinds/kind.js';
import { kindsOfNoun } from '../kinds/nounKinds.js';
import { toSingular } from '../kinds/plural.js';
import type { Sentence } from '../text/sentence.js';
import { anything, determiners, stoppers } from '../vocabulary.js';
import { isAdjective } from '../wordnet/adjectives.js';
import { baseForms } from '../wordnet/morphy.js';
import { nouns } from '../wordnet/nouns.js';

/** A noun with what stands before it: "every small red car". */
export interface NounPhrase {
  /** The noun, blanks between the words of a compound. */
  readonly head: string;
  /** Words before it that narrow it down, without articles and the like. */
  readonly modifiers: readonly string[];
  /** Where the sentence goes on. */
  readonly end: number;
  readonly hasDeterminer: boolean;
}

const longestCompound = 3;

/** The noun phrase that begins at `start`, or undefined where none does. */
export function nounPhraseAt(sentence: Sentence, start: number): NounPhrase | undefined {
  const { words } = sentence;
  let first = start;
  while (first < words.length && (isLeading(sentence, first) || isPartitive(words, start, first))) first++;
  const leadsToNothing = first === words.length || stoppers.has(words[first]!);
  // "all" and "which" can stand alone.
  if (leadsToNothing) return first > start ? pronounAt(words, first) : undefined;
  let end = first;
  while (end < words.length && !endsPhrase(sentence, first, end)) end++;
  const { head, modifiers } = splitPhrase(words.slice(first, end));
  const narrowing = modifiers.filter((word) => !isArticle(word));
  return { head, modifiers: narrowing, end, hasDeterminer: first > start };
}

function isLeading({ words, tags }: Sentence, at: number): boolean {
  return isArticle(words[at]!) || tags[at] === 'NUM';
}

function isArticle(word: string): boolean {
  return (
    (determiners.has(word) && !anything.has(word)) || word === 'all' || word === 'no' || numbers.test(word)
  );
}

const numbers =
  /^(\d+|two|three|four|five|six|seven|eight|nine|ten|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))$/;

/** The "of" in "all of the cars". */
function isPartitive(words: readonly string[], start: number, at: number): boolean {
  return at > start && words[at] === 'of';
}

function pronounAt(words: readonly string[], end: number): NounPhrase | undefined {
  const head = words[end - 1]!;
  return anything.has(head) ? { head, modifiers: [], end, hasDeterminer: false } : undefined;
}

const pronouns = /^(?:any|some|every|no)(?:one|body)$/;
const functionWords: readonly string[] = ['ADP', 'AUX', 'SCONJ', 'CCONJ', 'PUNCT', 'DET', 'PRON'];

const nounTags: readonly (string | undefined)[] = ['NOUN', 'PROPN', 'ADJ'];

function endsPhrase({ words, tags }: Sentence, first: number, at: number): boolean {
  const word = words[at]!;
  if (stoppers.has(word) || (at > first && isCounted(words, at))) return true;
  if (at === first || isCompound(words, at - 1)) return false;
  if (functionWords.includes(tags[at]!) || pronouns.test(words[at - 1]!)) return true;
  if (tags[at] === 'VERB') return isNoun(words[at - 1]!) && !isCompound(words, at);
  const isAfterNoun = kindsOfNoun(words[at - 1]!) !== undefined || tags[at - 1] === 'NOUN';
  const isKind = tags[at] === 'NOUN' && isLabel(word);
  return isAfterNoun && !isKind && isAdjective(word) && !nounTags.includes(tags[at + 1]!);
}

/** "People count?" */
function isCounted(words: readonly string[], at: number): boolean {
  return words[at] === 'count' && at === words.length - 1;
}

/**
 * "people running" and "dog black" end before the second word, "old parking meter" and "hot dog" do not: whether
 * the word and the one after it are one noun.
 */
function isCompound(words: readonly string[], at: number): boolean {
  return at + 1 < words.length && isNoun(words.slice(at, at + 2).join(' '));
}

function isNoun(words: string): boolean {
  return kindsOfNoun(words) !== undefined || baseForms(words.replaceAll(' ', '_')).length > 0;
}

/**
 * The longest compound at the end that is a noun is the head; a last word unknown to WordNet is one as well.
 * "food items" and "person instances" are food and persons.
 */
function splitPhrase(words: readonly string[]): Pick<NounPhrase, 'head' | 'modifiers'> {
  if (words.length > 1 && anything.has(words.at(-1)!)) {
    const before = splitPhrase(words.slice(0, -1));
    if (isThing(before.head)) return before;
  }
  const last = words.findLastIndex((word) => isNoun(word) || anything.has(word));
  const phrase = last < 0 ? words : words.slice(0, last + 1);
  for (let length = Math.min(longestCompound, phrase.length); length > 1; length--) {
    const compound = phrase.slice(-length).join(' ');
    if (isNoun(compound) && !isColoured(phrase.slice(-length)))
      return { head: compound, modifiers: phrase.slice(0, -length) };
  }
  return { head: phrase.at(-1)!, modifiers: phrase.slice(0, -1) };
}

/** To WordNet a "black cat" is a marten; people mean a cat. */
function isColoured([first, ...rest]: readonly string[]): boolean {
  const isCompoundKind = kindsOfNoun([first, ...rest].join(' ')) !== undefined;
  return colourNamed(first!) !== undefined && !isCompoundKind && kindsOfNoun(rest.join(' ')) !== undefined;
}

/**
 * Whether a phrase of a list only lends its word to the next phrase: an adjective ("wooden and glass items"), or
 * a bare noun before a word for anything.
 */
export function isSharedModifier(phrase: NounPhrase, next: NounPhrase): boolean {
  if (phrase.modifiers.length > 0 || phrase.head.includes(' ')) return false;
  if (anything.has(phrase.head) || isLabel(phrase.head)) return false;
  if (anything.has(next.head) && !next.hasDeterminer) return !isThing(phrase.head);
  return isAdjective(phrase.head);
}

/** Whether a word names things, rather than what they are made of or look like ("glass", "red"). */
function isThing(word: string): boolean {
  const isMaterial = nouns().senses(word)[0]?.lexicographerFile === substance;
  return kindsOfNoun(word) !== undefined && !isMaterial && (isLabel(word) || !isAdjective(word));
}

/** WordNet's subject field for substances. */
const substance = 27;

function isLabel(word: string): boolean {
  return (allKinds as readonly string[]).includes(toSingular(word));
}
