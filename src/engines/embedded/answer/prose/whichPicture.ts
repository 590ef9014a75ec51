import { capitalized, joined } from './english.js';
import { inventoryOf } from './inventory.js';
import { pluralTargets, singularTargets } from './targetNames.js';
import { chosenIn, questionOf, type View } from './view.js';
import type { WordedAnswer } from './wordedAnswer.js';

const asksWhich =
  /\b(?:which|what|in which) (?:of the |one of the )?(?:two |three )?(?:image|picture|photo|photograph|frame|one)s?\b/;
const asksForMost = /\b(more|most|higher|highest|greater|greatest|larger|largest)\b/;
const asksForLeast = /\b(fewer|fewest|less|least|lower|lowest)\b/;

/** Which of several pictures has something, or most of it; undefined where that is not asked. */
export function whichPicture(views: readonly View[]): WordedAnswer | undefined {
  const question = views[0] === undefined ? '' : questionOf(views[0]);
  if (views.length < 2 || !asksWhich.test(question)) return undefined;
  if (asksForMost.test(question)) return extreme(views, 1);
  return asksForLeast.test(question) ? extreme(views, -1) : having(views);
}

function extreme(views: readonly View[], sign: 1 | -1): WordedAnswer {
  const counts = views.map((view) => ({ view, count: chosenIn(view, 'count').length }));
  const best = Math.max(...counts.map(({ count }) => sign * count));
  const winners = counts.filter(({ count }) => sign * count === best).map(({ view }) => view);
  const facts = joined(counts.map(({ view, count }) => `${count} in ${nameOf(view)}`));
  const things = pluralTargets(views[0]!.ask);
  if (winners.length === views.length)
    return { wordings: [`All pictures have as many ${things}: ${facts}.`, 'All the same.'], terse: 'equal' };
  const names = capitalized(joined(winners.map(nameOf)));
  const verb = winners.length === 1 ? 'has' : 'have';
  const degree = sign === 1 ? 'most' : 'fewest';
  return {
    wordings: [`${names} ${verb} the ${degree} ${things}: ${facts}.`, `${names}.`],
    terse: joined(winners.map(nameOf)),
  };
}

function having(views: readonly View[]): WordedAnswer {
  const found = views.filter((view) => chosenIn(view, 'exists').length > 0);
  if (found.length === 0) {
    return {
      wordings: [`None: I do not see ${singularTargets(views[0]!.ask)} in any picture.`, 'None.'],
      terse: 'none',
    };
  }
  const each = found.map((view) => `${nameOf(view)} shows ${inventoryOf(chosenIn(view, 'exists'))}`);
  const names = joined(found.map(nameOf));
  return { wordings: [`${capitalized(joined(each))}.`, `${capitalized(names)}.`], terse: names };
}

function nameOf({ picture }: View): string {
  return `picture ${picture + 1}`;
}
