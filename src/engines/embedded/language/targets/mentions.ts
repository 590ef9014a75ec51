import { colourNamed } from '../../colours/colourNamed.js';
import { allKinds } from '../kinds/kind.js';
import { toSingular } from '../kinds/plural.js';
import type { Sentence } from '../text/sentence.js';
import { type NounPhrase, nounPhraseAt } from './nounPhrase.js';
import { isAboutOutput } from './sentenceTargets.js';
import { isUnknown, type Target, targetOf } from './target.js';

/** A target and where its words end in the sentence. */
export interface Mention {
  readonly target: Target;
  readonly end: number;
}

const nounTags: readonly string[] = ['NOUN', 'PROPN', 'ADJ', 'SYM'];
const mostMentions = 32;

/** The things that a sentence speaks of, whatever it says of them, of the kinds that the detector knows. */
export function mentionsIn(sentence: Sentence): Mention[] {
  const found: Mention[] = [];
  for (let at = 0; at < sentence.words.length && found.length < mostMentions; ) {
    const phrase = canBegin(sentence, at) ? nounPhraseAt(sentence, at) : undefined;
    const isThing =
      phrase !== undefined &&
      isNoun(sentence, phrase) &&
      !isAboutOutput(phrase) &&
      !isTableOf(sentence, phrase);
    const target = isThing ? targetOf(phrase) : undefined;
    if (target !== undefined && isNamed(target)) found.push({ target, end: phrase!.end });
    at = Math.max(at + 1, phrase?.end ?? 0);
  }
  return found;
}

/** A "good" is no goods. */
function isNoun({ tags }: Sentence, { head, end }: NounPhrase): boolean {
  return tags[end - 1] !== 'ADJ' || (allKinds as readonly string[]).includes(toSingular(head));
}

/** "A table of the objects" is to be written. */
function isTableOf({ words }: Sentence, { head, end }: NounPhrase): boolean {
  return head === 'table' && words[end] === 'of';
}

/** A thing that the detector knows and no colour ("a blue" is a soldier to WordNet). */
function isNamed(target: Target): boolean {
  const isColour = colourNamed(target.phrase) !== undefined && target.phrase !== 'orange';
  return !isUnknown(target) && !target.isAnything && !isColour;
}

/** The tagger takes some names of kinds ("skis") for verbs. */
function canBegin({ words, tags }: Sentence, at: number): boolean {
  if (/^(?:any|some|every)(?:one|body)$/.test(words[at]!)) return true;
  if (nounTags.includes(tags[at]!)) return true;
  return tags[at] === 'VERB' && (allKinds as readonly string[]).includes(toSingular(words[at]!));
}
