import type { WordedAnswer } from './wordedAnswer.js';
import { fromWords } from './words/english.js';

const phrase =
  /^\W*(?:is|are|do|does|can)\b.*?\b(more than|over|fewer than|less than|under|at least|at most|up to|exactly|only|just) (\w+)\b/;

const comparisons: Readonly<Record<string, (count: number, asked: number) => boolean>> = {
  'more than': (count, asked) => count > asked,
  over: (count, asked) => count > asked,
  'fewer than': (count, asked) => count < asked,
  'less than': (count, asked) => count < asked,
  under: (count, asked) => count < asked,
  'at least': (count, asked) => count >= asked,
  'at most': (count, asked) => count <= asked,
  'up to': (count, asked) => count <= asked,
  exactly: (count, asked) => count === asked,
  only: (count, asked) => count === asked,
  just: (count, asked) => count === asked,
};

/**
 * Answers a question whether there are so many ("are there more than two cats?"); undefined for questions that ask how many.
 * @param question in lower case
 * @param sentence what was counted, as a sentence without its end: "I count two cats"
 */
export function amountAnswer(question: string, count: number, sentence: string): WordedAnswer | undefined {
  const [, comparison, numeral] = phrase.exec(question) ?? [];
  const asked = numeral === undefined ? undefined : fromWords(numeral);
  if (comparison === undefined || asked === undefined) return undefined;
  const answer = comparisons[comparison]!(count, asked) ? 'Yes' : 'No';
  return { wordings: [`${answer}, ${sentence}.`, `${answer}.`], terse: answer.toLowerCase() };
}
