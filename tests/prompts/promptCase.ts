/** What a prompt is expected to be planned as, in the words of `Plan`; what is left out is not looked at. */
export interface Expected {
  /** The form of the answer; `prose` when left out. */
  readonly shape?: 'prose' | 'boxes' | 'masks' | 'json';
  /**
   * Kinds to look at, all asks together, separated by commas; `all` for every kind, `none` for none. With `+` and `-`
   * before each, only that these are or are not among them.
   */
  readonly kinds?: string;
  /** Things asked for that the detector does not know, separated by commas. */
  readonly unknown?: string;
  /** The choices of all asks together. */
  readonly options?: readonly string[];
  /** The fields looked up, separated by commas. */
  readonly fields?: string;
  /** The reasons of what is beyond, in order, separated by commas. */
  readonly beyond?: string;
  /** The filters of all asks, separated by semicolons: `left 1`, `largest 2`, `left nth 2`, `colour red`, `text STOP`. */
  readonly filters?: string;
  /** The relations of all asks, separated by semicolons: `on dining table`. */
  readonly relations?: string;
  readonly comparison?: 'more' | 'fewer' | 'equal' | 'which';
  readonly conjunction?: 'and' | 'or';
  readonly isNegated?: boolean;
  readonly isTerse?: boolean;
  readonly isFenced?: boolean;
  readonly wantsDistinctLabels?: boolean;
  readonly maxObjects?: number;
  readonly maxWords?: number;
  readonly maxSentences?: number;
  readonly detail?: 'brief' | 'detailed';
  readonly variants?: number;
  readonly layout?: 'bullets' | 'numbers' | 'table' | 'commas';
  readonly language?: string;
  readonly isUnclear?: boolean;
}

/** What surrounds a prompt; a single picture and nothing else when left out. */
export interface Setting {
  readonly system?: string;
  /** The user's earlier turns, oldest first; a model's turn follows each. */
  readonly earlier?: readonly string[];
  readonly pictures?: number;
  /** Asked with the MIME type of JSON. */
  readonly json?: boolean;
}

/** A prompt, its tasks in order (separated by blanks), and what else its plan must hold. */
export type PromptCase = readonly [prompt: string, tasks: string, more?: Expected & Setting];
