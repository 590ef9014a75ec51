import type { Relation } from '../plan.js';
import type { Sentence } from '../text/sentence.js';
import { outputNouns } from '../vocabulary.js';
import { nounPhraseAt } from './nounPhrase.js';
import { targetOf } from './target.js';

type Preposition = Relation['preposition'];

const prepositions: readonly (readonly [Preposition, RegExp])[] = [
  ['left of', /^(?:(?:to|on|at) the left(?: side| hand side)? of|left of) /],
  ['right of', /^(?:(?:to|on|at) the right(?: side| hand side)? of|right of) /],
  ['in front of', /^in front of /],
  ['under', /^(?:under|underneath|below|beneath) /],
  ['above', /^(?:above|over) /],
  ['behind', /^behind /],
  ['near', /^(?:next to|near|near to|beside|by|close to|around|between|alongside|at|touching) /],
  ['on', /^(?:on top of|on|upon|onto|riding|sitting on) /],
  ['in', /^(?:in|inside|within|into) /],
];
/** What may stand between a thing and the preposition: "is lying on", "that stands next to". */
const verbs: readonly string[] = ['VERB', 'AUX'];
const links: readonly string[] = [
  'that',
  'which',
  'who',
  'located',
  'currently',
  'right',
  'just',
  'directly',
];
const longestGap = 4;

/** A relation and where its words begin and end in the sentence. */
export interface FoundRelation {
  readonly relation: Relation;
  readonly start: number;
  readonly end: number;
}

/** The relation to another thing that a sentence states right after a word, if the detector knows that thing. */
export function relationAt(sentence: Sentence, from: number): FoundRelation | undefined {
  for (let at = from; at <= from + longestGap && at < sentence.words.length; at++) {
    const found = relationFrom(sentence, at);
    if (found !== undefined) return found;
    if (!isGap(sentence, at)) return undefined;
  }
  return undefined;
}

function isGap({ words, tags }: Sentence, at: number): boolean {
  // "A bowl of fruit on the table".
  if (words[at] === 'of' || words[at - 1] === 'of') return true;
  return verbs.includes(tags[at]!) || /^[a-z]{2,}ing$/.test(words[at]!) || links.includes(words[at]!);
}

/** The relation whose preposition begins at a word. */
export function relationFrom(sentence: Sentence, start: number): FoundRelation | undefined {
  const rest = `${sentence.words.slice(start, start + 6).join(' ')} `;
  for (const [preposition, pattern] of prepositions) {
    const match = pattern.exec(rest);
    if (match === null) continue;
    const phrase = nounPhraseAt(sentence, start + match[0].trim().split(' ').length);
    if (phrase === undefined || outputNouns.has(phrase.head)) return undefined;
    const target = targetOf(phrase);
    const relation = { preposition, target };
    return target.kinds.length === 0 ? undefined : { relation, start, end: phrase.end };
  }
  return undefined;
}
