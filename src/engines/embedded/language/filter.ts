import { isPlural } from './plural.js';
import type { Target } from './target.js';

export type Side = 'left' | 'right' | 'top' | 'bottom' | 'center';

/** A choice among the objects found by where they are or how large they look. */
export interface Filter {
  readonly by: Side | 'largest' | 'smallest';
  /** Only the one that fits best ("the car on the left"), not all that fit ("the cars on the left"). */
  readonly isSingle: boolean;
}

const sidePattern =
  /\b(?:on|to|at|in|from) the (?:far |very |upper |lower )?(left|right|top|bottom|middle|cent(?:er|re))\b|\b(left|right|top|bottom)-?most\b/;
const sizePattern = /\b(largest|biggest|smallest)\b/;

/** The filter that a sentence (lower-case words joined by blanks) applies to its targets. */
export function filterOf(sentence: string, targets: readonly Target[]): Filter | undefined {
  const size = sizePattern.exec(sentence)?.[1];
  if (size !== undefined)
    return { by: size === 'smallest' ? 'smallest' : 'largest', isSingle: isSingle(targets) };
  const side = sidePattern.exec(sentence);
  if (side === null) return undefined;
  return { by: sideOf(side[1] ?? side[2]!), isSingle: isSingle(targets) };
}

function sideOf(word: string): Side {
  return /^(middle|cent)/.test(word) ? 'center' : (word as Side);
}

function isSingle(targets: readonly Target[]): boolean {
  return targets.length === 1 && !isPlural(targets[0]!.phrase.split(' ').at(-1)!);
}

/** Words that a filter already takes care of. */
export function isFilterWord(word: string): boolean {
  return (
    sizePattern.test(word) || /^(left|right|top|bottom)-?most$/.test(word) || /^(left|right)$/.test(word)
  );
}
