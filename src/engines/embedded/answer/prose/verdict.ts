import type { Ask } from '../../language/plan.js';
import type { Target } from '../../language/targets/target.js';
import { chosenIn, questionOf, type View } from './view.js';
import type { WordedAnswer } from './wordedAnswer.js';
import { capitalized, inWords, joined } from './words/english.js';
import { countedTarget, knownTargets, pluralTarget } from './words/targetNames.js';

interface TargetCount {
  readonly name: string;
  /** The same of one: "cat". */
  readonly one: string;
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
  if (/\bhow (?:many|much) (?:more|fewer|less)\b/.test(questionOf(view))) return byHowMany(counts, facts);
  const holds = comparisons[comparison](counts[0]!.count, counts[1]!.count);
  const answer = holds ? 'Yes' : 'No';
  return { wordings: [`${answer}, ${facts}.`, `${answer}.`], terse: answer.toLowerCase() };
}

/** "How many more cats than dogs are there?" */
function byHowMany([first, second]: readonly TargetCount[], facts: string): WordedAnswer {
  const more = first!.count - second!.count;
  const number = inWords(Math.abs(more));
  const [many, few] = more >= 0 ? [first!, second!] : [second!, first!];
  const said =
    more === 0
      ? `There are as many ${many.name} as ${few.name}`
      : `There ${Math.abs(more) === 1 ? 'is' : 'are'} ${number} more ${more === 1 || more === -1 ? many.one : many.name} than ${few.name}`;
  return { wordings: [`${said}: ${facts}.`, `${said}.`, `${more}.`], terse: String(more) };
}

const comparisons: Readonly<
  Record<Exclude<NonNullable<Ask['comparison']>, 'which'>, (a: number, b: number) => boolean>
> = { more: (a, b) => a > b, fewer: (a, b) => a < b, equal: (a, b) => a === b };

function countOf(target: Target, view: View): TargetCount {
  const ask = { ...view.ask, kinds: target.kinds, targets: [target] };
  const { length } = chosenIn({ ...view, ask }, 'count');
  const one = countedTarget(target, 1).replace(/^one /, '');
  return { name: pluralTarget(target), one, counted: countedTarget(target, length), count: length };
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
