import type { Language } from './language.js';

interface Placed {
  readonly text: string;
  readonly place: string;
}

/** What a string has to be. */
export interface TextRules {
  readonly patterns: readonly Placed[];
  readonly formats: readonly Placed[];
  /** Texts that are not allowed. */
  readonly excluded: readonly string[];
}

export function languageOf(_rules: TextRules): Language | 'nothing' | undefined {
  return undefined;
}
