import { isPlural } from '../kinds/plural.js';
import type { Target } from '../targets/target.js';
import type { PlaceFilter, Side } from './filter.js';

const side = '(left|right|top|bottom|middle|cent(?:er|re))';
const cornerPattern = /\b(top|upper|bottom|lower)[ -](left|right)\b/;
const sidePattern = new RegExp(
  `\\b(?:on|to|at|in|from|of|near) the (?:far |very |upper |lower )?${side}\\b|\\b(left|right|top|bottom|upper|lower)-?most\\b|\\b(left|right)-?hand side\\b|\\b(?:furthest|farthest|most|outermost) (?:to the )?(left|right)\\b`,
);
const sizePattern = /\b(?:(two|three|four|five|\d{1,3}) )?(largest|biggest|smallest)\b/;
const ordinals = 'second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth';
const rowPattern = new RegExp(
  `\\b(${ordinals}|\\d{1,2}(?:nd|rd|th)) (?:\\w+ ){0,3}from (?:the )?(left|right|top|bottom)\\b`,
);
const rankPattern = new RegExp(`\\b(${ordinals}|\\d{1,2}(?:nd|rd|th)) (largest|biggest|smallest)\\b`);
/** "What animal is on the left" may be several. */
const asksWhat = /^(?:what|which)\b(?!.*\bcolou?rs?\b)/;
const numerals = ['two', 'three', 'four', 'five'];

/** The filters by place and size that a sentence (lower-case words joined by blanks) applies to its targets. */
export function placeFiltersOf(sentence: string, targets: readonly Target[]): PlaceFilter[] {
  const row = rowPattern.exec(sentence);
  if (row !== null) return [{ by: row[2] as Side, nth: ordinal(row[1]!) }];
  const rank = rankPattern.exec(sentence);
  if (rank !== null) return [{ by: sizeOf(rank[2]!), nth: ordinal(rank[1]!) }];
  const size = sizePattern.exec(sentence);
  const sides = sidesOf(sentence, targets).map((by) => ({
    by,
    count:
      (isSingular(targets) || /\b(?:furthest|farthest|outermost) /.test(sentence)) && !asksWhat.test(sentence)
        ? 1
        : numberOf(targets, sentence),
  }));
  if (size === null) return sides;
  return [...sides.map(({ by }) => ({ by })), { by: sizeOf(size[2]!), count: countOf(size[1]) }];
}

function sidesOf(sentence: string, targets: readonly Target[]): Side[] {
  const corner = cornerPattern.exec(sentence);
  if (corner !== null) return [sideNamed(corner[1]!), sideNamed(corner[2]!)];
  const found = sidePattern.exec(sentence);
  if (found === null) return sideOfWords(targets);
  return [sideNamed(found.slice(1).find((group) => group !== undefined)!)];
}

/** "The two dogs on the left". */
function numberOf([only, ...more]: readonly Target[], sentence: string): number | undefined {
  if (only === undefined || more.length > 0) return undefined;
  const before = sentence.slice(0, Math.max(0, sentence.indexOf(only.phrase))).trimEnd();
  const numeral = before.slice(before.lastIndexOf(' ') + 1);
  return numerals.includes(numeral) || /^[2-9]$/.test(numeral) ? countOf(numeral) : undefined;
}

/** "The left dog". */
function sideOfWords([only, ...more]: readonly Target[]): Side[] {
  const word = /^(left|right|upper|lower|top|bottom|middle|cent(?:er|re)) /.exec(only?.phrase ?? '')?.[1];
  return word === undefined || more.length > 0 || only!.kinds.length === 0 ? [] : [sideNamed(word)];
}

function sideNamed(word: string): Side {
  if (/^(?:middle|cent)/.test(word)) return 'center';
  if (word === 'upper') return 'top';
  return word === 'lower' ? 'bottom' : (word as Side);
}

function sizeOf(word: string): 'largest' | 'smallest' {
  return word === 'smallest' ? 'smallest' : 'largest';
}

function countOf(numeral: string | undefined): number {
  if (numeral === undefined) return 1;
  return numerals.includes(numeral) ? numerals.indexOf(numeral) + 2 : Number(numeral);
}

function ordinal(word: string): number {
  const place = ordinals.split('|').indexOf(word);
  return place < 0 ? Number.parseInt(word, 10) : place + 2;
}

function isSingular(targets: readonly Target[]): boolean {
  return targets.length === 1 && !targets[0]!.isAnything && !isPlural(targets[0]!.phrase.split(' ').at(-1)!);
}
