import type { ColourName } from '../../colours/namedColour.js';

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

/** Whether a filter already takes care of a word. */
export function isFilterWord(word: string): boolean {
  return /^(?:left|right|upper|lower|top|bottom|middle|center|centre|(?:left|right|top|bottom|upper)-?most|largest|biggest|smallest)$/.test(
    word,
  );
}
