/** What a model said, as a whole. */
export interface Said {
  readonly text: string;
  /** The limit of tokens cut it off. */
  readonly isCut: boolean;
}

/** An answer in the caller's terms, or what is wrong with it, in words for the model. */
export type Read = { readonly text: string } | { readonly problems: readonly string[] };

/** Turns what a model said into what the caller wants. */
export type ReadAnswer = (said: Said, signal: AbortSignal) => Promise<Read>;
