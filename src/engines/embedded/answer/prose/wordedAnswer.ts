/** An answer in sentences, the fullest first, and in a word. */
export interface WordedAnswer {
  readonly wordings: readonly string[];
  readonly terse: string;
}
