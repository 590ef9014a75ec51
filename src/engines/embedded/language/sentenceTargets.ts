import { isSharedModifier, type NounPhrase, nounPhraseAt } from './nounPhrase.js';
import { isUnknown, type Target, targetOf } from './target.js';
import { type Trigger, triggerAt } from './triggers.js';
import { anything, leadingPrepositions, outputNouns, outputVerbs } from './vocabulary.js';

/** What one sentence asks for and what it rules out. */
export interface SentenceTargets {
  readonly wanted: readonly Target[];
  readonly excluded: readonly Target[];
}

/** Reads the targets of a sentence, given as lower-case words (`sentencesOf`). */
export function sentenceTargets(words: readonly string[]): SentenceTargets {
  const wanted: Target[] = [];
  const excluded: Target[] = [];
  for (let at = 0; at < words.length; at++) {
    const trigger = triggerAt(words, at);
    if (trigger === undefined) continue;
    const list = phraseListAt(words, at + trigger.length);
    // "Where is the key" asks for a key, "give the key" is about the answer.
    const phrases =
      trigger.role === 'asked' ? list.phrases : list.phrases.filter((phrase) => !isAboutOutput(phrase));
    const targets = phrases.map(targetOf).filter((target) => counts(target, trigger));
    (trigger.role === 'excluded' ? excluded : wanted).push(...targets);
    // Within what is only mentioned something may be asked for: "show me the boxes of the socks".
    at = (trigger.role === 'mentioned' ? at + trigger.length : Math.max(at + trigger.length, list.end)) - 1;
  }
  const isBare = wanted.length + excluded.length === 0;
  return { wanted: isBare ? bareList(words) : unique(wanted), excluded };
}

function unique(targets: readonly Target[]): Target[] {
  return [...new Map(targets.map((target) => [target.phrase, target])).values()];
}

function counts(target: Target, { role }: Trigger): boolean {
  return role === 'wanted' || role === 'asked' || !isUnknown(target);
}

/** A text that is nothing but a list of things: "the cats and the sofa". */
function bareList(words: readonly string[]): Target[] {
  const { phrases, end } = phraseListAt(words, 0);
  const isWhole = end === words.length || ['in', 'on', 'with', 'please'].includes(words[end]!);
  const targets = phrases.filter((phrase) => !isAboutOutput(phrase)).map(targetOf);
  return isWhole && targets.some(({ kinds }) => kinds.length > 0) ? targets : [];
}

/** Longer lists are hostile; every trigger in them would be read to their end. */
const longestList = 32;

interface PhraseList {
  readonly phrases: readonly NounPhrase[];
  readonly end: number;
}

/** The noun phrases that begin at `start`, joined by commas, "and" or "or". */
function phraseListAt(words: readonly string[], start: number): PhraseList {
  const phrases: NounPhrase[] = [];
  let shared: string[] = [];
  let end = start;
  for (let at: number | undefined = start; at !== undefined; at = nextOfList(words, end)) {
    const phrase = contentPhraseAt(words, at);
    if (phrase === undefined || phrases.length === longestList) break;
    end = phrase.end;
    const next = nextOfList(words, end);
    const following = next === undefined ? undefined : contentPhraseAt(words, next);
    if (following !== undefined && isSharedModifier(phrase, following)) {
      shared.push(phrase.head);
    } else {
      phrases.push({ ...phrase, modifiers: [...shared, ...phrase.modifiers] });
      shared = [];
    }
  }
  return { phrases, end };
}

/** Follows "the boxes of the cats" to the cats. */
function contentPhraseAt(words: readonly string[], start: number): NounPhrase | undefined {
  const phrase = nounPhraseAt(words, start);
  if (phrase === undefined || !leadsOn(phrase, words)) return phrase;
  return contentPhraseAt(words, phrase.end + 1) ?? phrase;
}

function leadsOn(phrase: NounPhrase, words: readonly string[]): boolean {
  const { head, end } = phrase;
  if (head === 'table') return words[end] === 'of';
  if (anything.has(head)) return words[end] === 'of';
  return isAboutOutput(phrase) && leadingPrepositions.has(words[end] ?? '');
}

function isAboutOutput({ head }: NounPhrase): boolean {
  return outputNouns.has(head.slice(head.lastIndexOf(' ') + 1));
}

/** Where the next phrase of a list begins, unless the sentence goes on with another instruction. */
function nextOfList(words: readonly string[], end: number): number | undefined {
  let at = end;
  while ([',', 'and', 'or', '&', 'plus'].includes(words[at] ?? '')) at++;
  const goesOn = at > end && at < words.length && !outputVerbs.has(words[at]!);
  return goesOn ? at : undefined;
}
