import { type Trigger, triggerAt } from '../tasks/triggers.js';
import type { Sentence } from '../text/sentence.js';
import { anything, leadingPrepositions, outputNouns, outputVerbs } from '../vocabulary.js';
import { baseForms } from '../wordnet/morphy.js';
import { nouns } from '../wordnet/nouns.js';
import { isSharedModifier, type NounPhrase, nounPhraseAt } from './nounPhrase.js';
import { isUnknown, type Target, targetOf } from './target.js';

/** What one sentence asks for and what it rules out. */
export interface SentenceTargets {
  readonly wanted: readonly Target[];
  readonly excluded: readonly Target[];
  /** Where the sentence goes on after what it asks for. */
  readonly end: number;
  /** It is nothing but a list of things. */
  readonly isBare: boolean;
}

/** Sentences that begin anew more often are hostile. */
const mostTriggers = 32;

/** Reads the targets of a sentence. */
export function sentenceTargets(sentence: Sentence): SentenceTargets {
  const { words } = sentence;
  const wanted: Target[] = [];
  const excluded: Target[] = [];
  let end = 0;
  let triggers = 0;
  for (let at = 0; at < words.length && triggers < mostTriggers; at++) {
    const trigger = triggerAt(words, at);
    if (trigger === undefined) continue;
    triggers++;
    const list = phraseListAt(sentence, at + trigger.length);
    // "Where is the key" asks for a key, "give the key" is about the answer.
    const phrases =
      trigger.role === 'asked' ? list.phrases : list.phrases.filter((phrase) => !isAboutOutput(phrase));
    const targets = phrases.map(targetOf).filter((target) => counts(target, trigger));
    (trigger.role === 'excluded' ? excluded : wanted).push(...targets);
    if (trigger.role !== 'excluded' && targets.length > 0) end = list.end;
    // Within what is only mentioned something may be asked for: "show me the boxes of the socks".
    at = (trigger.role === 'mentioned' ? at + trigger.length : Math.max(at + trigger.length, list.end)) - 1;
  }
  const isBare = wanted.length + excluded.length === 0;
  return isBare ? bareList(sentence) : { wanted: unique(wanted), excluded, end, isBare };
}

function unique(targets: readonly Target[]): Target[] {
  return [...new Map(targets.map((target) => [target.phrase, target])).values()];
}

function counts(target: Target, { role }: Trigger): boolean {
  return role === 'wanted' || role === 'asked' || !isUnknown(target);
}

const joints: readonly string[] = [',', 'and', 'or', 'also', 'up', 'to', 'at', 'most'];

/** A text that is nothing but a list of things: "the cats and the sofa". */
function bareList(sentence: Sentence): SentenceTargets {
  const { words } = sentence;
  const start = Math.max(
    0,
    words.findIndex((word) => !joints.includes(word)),
  );
  const { phrases, end } = phraseListAt(sentence, start);
  const isNamed = phrases.every(({ head, end: at }) => isLastOf(head, words[at - 1]!));
  const isWhole = end === words.length || ['in', 'on', 'with', 'please'].includes(words[end]!);
  const targets = phrases.filter((phrase) => !isAboutOutput(phrase)).map(targetOf);
  const isList =
    isWhole && isNamed && (targets.some(({ kinds }) => kinds.length > 0) || targets.some(isOfObjects));
  return { wanted: isList ? targets : [], excluded: [], end: isList ? end : 0, isBare: isList };
}

/** "Objects?" */
function isOfObjects({ phrase }: Target): boolean {
  return /^(?:objects?|items|things|everything)$/.test(phrase);
}

/** "Constructor toString": a noun before words that mean nothing names nothing. */
function isLastOf(head: string, word: string): boolean {
  return head.endsWith(word) || anything.has(word);
}

/** Longer lists are hostile; every trigger in them would be read to their end. */
const longestList = 32;

interface PhraseList {
  readonly phrases: readonly NounPhrase[];
  readonly end: number;
}

/** The noun phrases that begin at `start`, joined by commas, "and" or "or". */
function phraseListAt(sentence: Sentence, start: number): PhraseList {
  const { words } = sentence;
  const phrases: NounPhrase[] = [];
  let shared: string[] = [];
  let end = start;
  for (let at: number | undefined = start; at !== undefined; at = nextOfList(words, end)) {
    const phrase = contentPhraseAt(sentence, at);
    if (phrase === undefined || phrases.length === longestList) break;
    end = phrase.end;
    const next = nextOfList(words, end);
    const following = next === undefined ? undefined : contentPhraseAt(sentence, next);
    if (following !== undefined && isSharedModifier(phrase, following)) {
      shared.push(phrase.head);
    } else {
      phrases.push({ ...phrase, modifiers: [...shared, ...phrase.modifiers] });
      shared = [];
    }
  }
  return { phrases, end };
}

/** "The number of the sets of the pairs of the …" is followed no further. */
const mostSteps = 4;

/** Follows "the boxes of the cats" to the cats. */
function contentPhraseAt(sentence: Sentence, start: number, steps = mostSteps): NounPhrase | undefined {
  const phrase = nounPhraseAt(sentence, start);
  if (phrase === undefined || steps === 0 || !leadsOn(phrase, sentence.words)) return phrase;
  return contentPhraseAt(sentence, phrase.end + 1, steps - 1) ?? phrase;
}

function leadsOn(phrase: NounPhrase, words: readonly string[]): boolean {
  const { head, end } = phrase;
  if (head === 'table') return words[end] === 'of';
  if (anything.has(head) || isCollection(head)) return words[end] === 'of';
  return isAboutOutput(phrase) && leadingPrepositions.has(words[end] ?? '');
}

/** A herd of cows is cows. */
function isCollection(head: string): boolean {
  if (/^(?:heads?|pairs?|rows?|piles?|stacks?)$/.test(head)) return true;
  const [noun] = baseForms(head);
  return noun !== undefined && nouns().senses(noun)[0]?.lexicographerFile === group;
}

/** WordNet's subject field for groupings. */
const group = 14;

/** Whether a phrase is about the answer or the task and no thing to look for. */
export function isAboutOutput({ head, modifiers }: NounPhrase): boolean {
  return modifiers.includes('json') || outputNouns.has(head.slice(head.lastIndexOf(' ') + 1));
}

const negations: readonly string[] = ['no', 'not', 'never'];

/** Where the next phrase of a list begins, unless the sentence goes on with another instruction. */
function nextOfList(words: readonly string[], end: number): number | undefined {
  let at = end;
  while ([',', 'and', 'or', '&', 'plus', 'vs', 'versus'].includes(words[at] ?? '')) at++;
  const goesOn =
    at > end && at < words.length && !outputVerbs.has(words[at]!) && !negations.includes(words[at]!);
  return goesOn ? at : undefined;
}
