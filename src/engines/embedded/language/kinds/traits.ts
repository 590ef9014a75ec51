import type { Draft } from '../draft.js';
import type { Target } from '../targets/target.js';
import type { Task } from '../tasks/task.js';

type Traits = Pick<Draft, 'comparison' | 'conjunction' | 'isNegated'>;

/** How the targets of a question go together: compared in number, all or either of them, or none. */
export function traitsOf(
  task: Task | undefined,
  words: string,
  question: string,
  targets: readonly Target[],
): Traits {
  if (task === 'count') return { comparison: comparisonOf(question) };
  if (task !== 'exists') return {};
  const isNegated =
    /^(?:(?:is|are|was|were) there|(?:is|are|does|do|has|have) .*?) (?:no|not any|without|empty of|free of|nobody|no one)\b/.test(
      question,
    );
  return { isNegated, conjunction: targets.length < 2 ? undefined : /\bor\b/.test(words) ? 'or' : 'and' };
}

/** Each asks how two numbers of things relate; "more than one dog" compares nothing. */
const comparisons: readonly (readonly [NonNullable<Draft['comparison']>, RegExp])[] = [
  ['which', /\bmore of\b|\bmost of\b|\bmore (?!than )[a-z]+ or (?:more )?[a-z]+/],
  ['equal', /\bas many\b.*\bas\b|\b(?:same as|equal to)\b.*\bnumber of\b|\bsame number of\b/],
  ['more', /\bmore (?!than )[a-z].* than\b/],
  ['fewer', /\b(?:fewer|less) (?!than )[a-z].* than\b/],
];

function comparisonOf(question: string): Draft['comparison'] {
  return comparisons.find(([, pattern]) => pattern.test(question))?.[0];
}
