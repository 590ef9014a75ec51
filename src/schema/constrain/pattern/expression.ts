import type { CodePoints } from './codePoints.js';

/** A regular expression that was read. */
export type Expression =
  | { readonly kind: 'set'; readonly set: CodePoints }
  | { readonly kind: 'sequence'; readonly parts: readonly Expression[] }
  | { readonly kind: 'choice'; readonly branches: readonly Expression[] }
  | { readonly kind: 'repeat'; readonly part: Expression; readonly least: number; readonly most: number }
  | { readonly kind: 'assertion'; readonly holds: Assertion };

/** Places that match nothing themselves: the text's ends, and where word characters and others meet or not. */
export type Assertion = 'start' | 'end' | 'boundary' | 'noBoundary';

/** Thrown for what a finite automaton cannot tell, or not in reasonable time; the message says what. */
export class PatternProblem extends Error {}
