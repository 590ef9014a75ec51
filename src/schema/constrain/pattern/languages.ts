import { LRUCache } from 'lru-cache';
import { invalidRequest } from '../../../errors.js';
import { memoize } from '../../../memoize.js';
import { createLanguage } from './createLanguage.js';
import { determinise } from './determinise.js';
import { allTextsExcept } from './except.js';
import { PatternProblem } from './expression.js';
import { formatPatterns } from './formats.js';
import type { Language } from './language.js';
import { searchFor } from './nondeterministic.js';
import { productOf } from './product.js';
import { readPattern } from './readPattern.js';

interface Placed {
  readonly text: string;
  /** How messages name it. */
  readonly place: string;
}

/** What a string has to be. */
export interface TextRules {
  readonly patterns: readonly Placed[];
  readonly formats: readonly Placed[];
  /** Texts that are not allowed. */
  readonly excluded: readonly string[];
}

/** The same patterns come again and again, those of formats above all. */
const automatonOf = memoize((pattern) => determinise(searchFor(readPattern(pattern))), {
  most: 16,
  longestKey: 1000,
});

/** Languages by their rules, of so many arrows in all: an arrow weighs some 50 bytes. */
const known = new LRUCache<string, Language | 'nothing'>({
  max: 32,
  maxSize: 400_000,
  sizeCalculation: (language) => (language === 'nothing' ? 1 : language.size + language.arrowCount),
});
const longestRules = 4000;

/**
 * The texts that all rules allow: undefined when there are no rules, 'nothing' when there are no such texts. Formats that
 * `formats.ts` does not know say nothing. The same rules, in any order, are the same language, as long as it is remembered.
 * @throws DrishtiError `invalid_request` for a pattern that no automaton of a reasonable size tells
 */
export function languageOf({ patterns, formats, excluded }: TextRules): Language | 'nothing' | undefined {
  const placed = [...patterns, ...formats.flatMap(patternOfFormat)];
  if (placed.length === 0 && excluded.length === 0) return undefined;
  const key = JSON.stringify([sorted(placed.map(({ text }) => text)), sorted(excluded)]);
  const language = known.get(key) ?? build(placed, excluded);
  if (key.length <= longestRules) known.set(key, language);
  return language;
}

function patternOfFormat({ text, place }: Placed): Placed[] {
  const pattern = formatPatterns.get(text);
  return pattern === undefined ? [] : [{ text: pattern, place }];
}

function sorted(texts: readonly string[]): string[] {
  return [...new Set(texts)].toSorted();
}

function build(placed: readonly Placed[], excluded: readonly string[]): Language | 'nothing' {
  const automata = placed.map((each) => guarded(each.place, () => automatonOf(each.text)));
  if (excluded.length > 0) automata.push(allTextsExcept(excluded));
  return guarded(placed.at(-1)?.place ?? '', () => {
    return createLanguage(automata.reduce((a, b) => productOf(a, b))) ?? 'nothing';
  });
}

/** Says of a problem with a pattern where it stands. */
export function guarded<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof PatternProblem)
      throw invalidRequest(place, `cannot be enforced: ${error.message}`, error);
    throw error;
  }
}
