import type { Length } from '../../../language/plan.js';
import { type Draft, textOfWorded, wordsOf } from './paragraph.js';
import { countWords, type Weight } from './statement.js';

const weights: Readonly<Record<Weight, number>> = { essential: 3, useful: 2, detail: 1 };

/** The lowest weight that is said, by how much detail is wanted. */
const leastWeight = { brief: 3, detailed: 1, usual: 2 };

/** Leaves out what is not worth saying at the wanted length; a paragraph keeps at least one statement. */
export function keepWorthSaying(drafts: readonly Draft[], detail: Length['detail']): void {
  const least = leastWeight[detail ?? 'usual'];
  for (const { kept } of drafts) {
    const worth = kept.filter(({ statement }) => weights[statement.weight] >= least);
    kept.splice(0, kept.length, ...(worth.length > 0 ? worth : kept.slice(0, 1)));
  }
}

/** Drops the least important statements until at most `most` are left, but for one of each paragraph. */
export function fitSentences(drafts: readonly Draft[], most: number): void {
  let excess = drafts.reduce((sum, { kept }) => sum + kept.length, 0) - most;
  for (const drop of droppable(drafts)) {
    if (excess <= 0) return;
    drop();
    excess--;
  }
}

/**
 * Makes an answer at most `most` words long: drops the least important statements, words the rest more shortly, then
 * drops paragraphs from the end. No sentence is cut. One paragraph in its shortest wording is left at least.
 */
export function fitWords(drafts: Draft[], most: number): void {
  let excess = drafts.reduce((sum, draft) => sum + wordsOf(draft), 0) - most;
  for (const drop of droppable(drafts)) {
    if (excess <= 0) return;
    excess -= drop();
  }
  excess = shorten(drafts, excess);
  while (excess > 0 && drafts.length > 1) excess -= wordsOf(drafts.pop()!);
}

/** Ways to drop a statement, the least important and last one first; each tells how many words it saves. */
function droppable(drafts: readonly Draft[]): (() => number)[] {
  const all = drafts.flatMap((draft) =>
    draft.kept.slice(1).map((worded) => ({ draft, worded, weight: weights[worded.statement.weight] })),
  );
  const ranked = all.reverse().sort((a, b) => a.weight - b.weight);
  return ranked.map(({ draft, worded }) => () => {
    draft.kept.splice(draft.kept.indexOf(worded), 1);
    return countWords(textOfWorded(worded));
  });
}

/** Takes the next shorter wording of one statement after the other until they fit; returns the words still too many. */
function shorten(drafts: readonly Draft[], excess: number): number {
  let left = excess;
  const worded = drafts.flatMap(({ kept }) => kept);
  for (let step = 1; left > 0 && worded.some(({ statement }) => step < statement.wordings.length); step++) {
    for (const one of worded.filter(({ statement }) => step < statement.wordings.length)) {
      if (left <= 0) break;
      const before = countWords(textOfWorded(one));
      one.wording = step;
      left -= before - countWords(textOfWorded(one));
    }
  }
  return left;
}
