/** How much an answer loses without a statement: it is no answer, it is poorer, or nobody misses it unless asked. */
export type Weight = 'essential' | 'useful' | 'detail';

/** One thing an answer says. */
export interface Statement {
  /** Ways to word it in one sentence, the fullest first, each shorter than the one before. At least one. */
  readonly wordings: readonly string[];
  readonly weight: Weight;
}

/** What the answer must hold. */
export function essential(...wordings: readonly string[]): Statement {
  return { wordings, weight: 'essential' };
}

/** What belongs in an answer when there is room for it. */
export function useful(...wordings: readonly string[]): Statement {
  return { wordings, weight: 'useful' };
}

/** What is said only when details are asked for. */
export function detail(...wordings: readonly string[]): Statement {
  return { wordings, weight: 'detail' };
}

/** How many words a text has: what stands between blanks and has a letter or a digit. */
export function countWords(text: string): number {
  return text.match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0;
}
