import type { ColourName } from '../colours/namedColour.js';
import { isPlural } from './plural.js';
import type { Target } from './target.js';

export type Side = 'left' | 'right' | 'top' | 'bottom' | 'center';

/** A choice among the objects found by where they are or how large they look. */
export interface PlaceFilter {
  readonly by: Side | 'largest' | 'smallest';
  /** How many of those that fit best are meant ("the car on the left"); all that fit when absent ("the cars"). */
  readonly count?: number | undefined;
  /** Only the one that comes at this place (from 1) in that order: "the second from the left". */
  readonly nth?: number | undefined;
}

/** Those of a colour, or those with text on them (some text when `text` is absent). */
export type LookFilter =
  | { readonly by: 'colour'; readonly colour: ColourName }
  | { readonly by: 'text'; readonly text?: string | undefined };

export type Filter = PlaceFilter | LookFilter;

const sidePattern =
  /\b(?:on|to|at|in|from) the (?:far |very |upper |lower )?(left|right|top|bottom|middle|cent(?:er|re))\b|\b(left|right|top|bottom)-?most\b/;
const sizePattern = /\b(?:(two|three|four|five|\d{1,3}) )?(largest|biggest|smallest)\b/;
const numerals = ['two', 'three', 'four', 'five'];

/** The filter that a sentence (lower-case words joined by blanks) applies to its targets. */
export function filterOf(sentence: string, targets: readonly Target[]): PlaceFilter | undefined {
  const size = sizePattern.exec(sentence);
  if (size !== null) return { by: size[2] === 'smallest' ? 'smallest' : 'largest', count: countOf(size[1]) };
  const side = sidePattern.exec(sentence);
  if (side === null) return undefined;
  return { by: sideOf(side[1] ?? side[2]!), count: isSingular(targets) ? 1 : undefined };
}

function countOf(numeral: string | undefined): number {
  if (numeral === undefined) return 1;
  return numerals.includes(numeral) ? numerals.indexOf(numeral) + 2 : Number(numeral);
}

function sideOf(word: string): Side {
  return /^(middle|cent)/.test(word) ? 'center' : (word as Side);
}

function isSingular(targets: readonly Target[]): boolean {
  return targets.length === 1 && !isPlural(targets[0]!.phrase.split(' ').at(-1)!);
}

/** Whether a filter already takes care of a word. */
export function isFilterWord(word: string): boolean {
  return (
    sizePattern.test(word) || /^(left|right|top|bottom)-?most$/.test(word) || /^(left|right)$/.test(word)
  );
}
