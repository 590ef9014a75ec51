import { invalidRequest } from '../../../errors.js';
import { memoize } from '../../../memoize.js';
import { createLanguage } from './createLanguage.js';
import { determinise } from './determinise.js';
import type { Deterministic } from './deterministic.js';
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

/**
 * The texts that all rules allow: undefined when there are no rules, 'nothing' when there are no such texts. Formats that
 * `formats.ts` does not know say nothing.
 * @throws DrishtiError `invalid_request` for a pattern that no automaton of a reasonable size tells
 */
export function languageOf({ patterns, formats, excluded }: TextRules): Language | 'nothing' | undefined {
  const known = formats.flatMap(({ text, place }) => {
    const pattern = formatPatterns.get(text);
    return pattern === undefined ? [] : [{ text: pattern, place }];
  });
  const placed = [...patterns, ...known];
  const texts = excluded.length === 0 ? [] : [allTextsExcept(excluded)];
  const place = placed.at(-1)?.place ?? '';
  return guarded(place, () => {
    const automata = [...placed.map((each) => guarded(each.place, () => automatonOf(each.text))), ...texts];
    const [first, ...others] = automata;
    if (first === undefined) return undefined;
    return createLanguage(others.reduce<Deterministic>(productOf, first)) ?? 'nothing';
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
