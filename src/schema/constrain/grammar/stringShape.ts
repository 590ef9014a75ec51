import type { Language } from '../pattern/language.js';

export interface StringShape {
  readonly kind: 'string';
  readonly id: number;
  /** Fewest and most code points. */
  readonly least: number;
  readonly most: number;
  /** What the string must be, when not any. */
  readonly language: Language | undefined;
}
