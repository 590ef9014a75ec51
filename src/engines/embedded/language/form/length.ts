import type { Length } from '../plan.js';
import { numberNamed, numeral } from '../text/numerals.js';

const atLeast = /(?<!\b(?:no|not) )\b(?:at least|minimum(?: of)?|more than|no less than|over) $/;
const words = new RegExp(`(${numeral})(?: (?:to|or|-) (${numeral}))?[ -]words?\\b`, 'g');
const sentences = new RegExp(
  `(?<!\\bper )(a single|an?|${numeral})(?: (?:to|or|-) (${numeral}))?[ -](?:short |full |simple |concise )?sentences?\\b`,
  'g',
);
const fewerThan = /\b(?:under|below|less than|fewer than) $/;
const brief =
  /\b(?:brief(?:ly)?|short(?:ly)?|concise(?:ly)?|in short|keep it short|succinct(?:ly)?)\b(?! (?:sentences?|story|side|hair|sleeves?|people|person|film|video))/;
const detailed =
  /\b(?:in (?:great |full |more |as much )?details?|detailed|thorough(?:ly)?|comprehensive(?:ly)?|extensive(?:ly)?|elaborate(?:ly)?|at length|as much detail|every detail|very carefully describe|long description)\b/;

/** How long an answer in prose may be by a text in plain lower case; undefined when it does not say. */
export function lengthOf(text: string): Length | undefined {
  const length: Length = {
    maxWords: limitIn(text, words, 1),
    maxSentences: limitIn(text, sentences, 0),
    detail: detailed.test(text) ? 'detailed' : brief.test(text) ? 'brief' : undefined,
  };
  const said = Object.entries(length).filter(([, value]) => value !== undefined);
  return said.length === 0 ? undefined : Object.fromEntries(said);
}

/** The highest number that may be; "one word" is no limit of length but a terse answer. */
function limitIn(text: string, pattern: RegExp, above: number): number | undefined {
  for (const match of text.matchAll(pattern)) {
    const before = text.slice(Math.max(0, match.index - 20), match.index);
    const number = numberOf(match[2] ?? match[1]!);
    if (atLeast.test(before) || number <= above) continue;
    return fewerThan.test(before) ? Math.max(1, number) : number;
  }
  return undefined;
}

function numberOf(word: string): number {
  return /^an?\b/.test(word) ? 1 : numberNamed(word);
}
