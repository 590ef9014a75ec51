import type { Ask } from '../../language/plan.js';
import type { Target } from '../../language/target.js';
import { capitalized, joined } from './english.js';
import { countedTarget, knownTargets, pluralTarget } from './targetNames.js';
import { chosenIn, type View } from './view.js';
import type { WordedAnswer } from './wordedAnswer.js';

interface TargetCount {
  readonly name: string;
  /** "two cats". */
  readonly counted: string;
  readonly count: number;
}

/** Says of which target there are more, where an ask compares two or more; undefined where it does not. */
export function compareCounts(view: View): WordedAnswer | undefined {
  const { comparison } = view.ask;
  const targets = knownTargets(view.ask);
  if (comparison === undefined || targets.length < 2) return undefined;
  const counts = targets.map((target) => countOf(target, view));
  const isNothing = counts.every(({ count }) => count === 0);
  const names = joined(
    counts.map(({ name }) => name),
    'or',
  );
  const facts = isNothing
    ? `I do not see any ${names}`
    : `I count ${joined(counts.map(({ counted }) => counted))}`;
  if (comparison === 'which') return most(counts, facts);
  const holds = comparisons[comparison](counts[0]!.count, counts[1]!.count);
  const answer = holds ? 'Yes' : 'No';
  return { wordings: [`${answer}, ${facts}.`, `${answer}.`], terse: answer.toLowerCase() };
}

const comparisons: Readonly<
  Record<Exclude<NonNullable<Ask['comparison']>, 'which'>, (a: number, b: number) => boolean>
> = { more: (a, b) => a > b, fewer: (a, b) => a < b, equal: (a, b) => a === b };

function countOf(target: Target, view: View): TargetCount {
  const ask = { ...view.ask, kinds: target.kinds, targets: [target] };
  const { length } = chosenIn({ ...view, ask }, 'count');
  return { name: pluralTarget(target), counted: countedTarget(target, length), count: length };
}

function most(counts: readonly TargetCount[], facts: string): WordedAnswer {
  if (counts.every(({ count }) => count === 0)) return { wordings: [`${facts}.`, 'None.'], terse: 'none' };
  const highest = Math.max(...counts.map(({ count }) => count));
  const winners = counts.filter(({ count }) => count === highest);
  if (winners.length > 1) {
    const names = joined(winners.map(({ name }) => name));
    return { wordings: [`There are as many ${names}: ${facts}.`, 'As many.'], terse: 'equal' };
  }
  const { name } = winners[0]!;
  return { wordings: [`There are more ${name}: ${facts}.`, `${capitalized(name)}.`], terse: name };
}
