import type { Queries } from '../detector/readQueries.js';

/** What a model says of some of the phrases. */
export interface PhraseQueries {
  /** Index of the phrase that each column of the logits is about. */
  readonly phrases: readonly number[];
  readonly queries: Queries;
}
