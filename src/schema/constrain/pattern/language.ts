/** Code points `first` … `last` and the state they lead to. */
export interface Arrow {
  readonly first: number;
  readonly last: number;
  readonly to: number;
}

/**
 * A regular language of texts as a deterministic automaton over code points. States are numbers from 0; every state lies on
 * the way to a text of the language.
 */
export interface Language {
  readonly id: number;
  readonly start: number;
  readonly size: number;
  /** Arrows of all states together. */
  readonly arrowCount: number;
  /** Where a state leads, in the order of code points, without overlaps; no arrow where no text goes on. */
  arrows(state: number): readonly Arrow[];
  /** Whether a text may end in the state. */
  accepts(state: number): boolean;
  /** Whether from the state on there is a text of `least` to `most` further characters. */
  hasLength(state: number, least: number, most: number): boolean;
  /** Characters of the shortest and of the longest (Infinity) text from the state on. */
  shortest(state: number): number;
  longest(state: number): number;
  /** Whether every character may follow, and again every character after it, without end. */
  isOpen(state: number): boolean;
  /** Whether every text may follow. */
  isEverything(state: number): boolean;
}
