import type { DocumentField } from '../../../text/document/document.js';
import { lookUp } from '../../../text/document/lookUp.js';
import { documentIn } from '../../documentIn.js';
import { questionOf, type View } from '../view.js';
import type { WordedAnswer } from '../wordedAnswer.js';
import { asksYesOrNo, capitalized, joined } from '../words/english.js';
import { nameOf } from './looks.js';

const aboutTotals =
  /\b(?:totals?|amounts?|sums?|prices?|cheaper|cheapest|more expensive|most expensive|costs?)\b/;
const least = /\b(?:lower|lowest|smaller|smallest|less|least|cheaper|cheapest)\b/;

/** Which of several receipts has the higher or lower total; undefined where that is not asked or not printed. */
export function compareTotals(views: readonly View[]): WordedAnswer | undefined {
  const question = views[0] === undefined ? '' : questionOf(views[0]);
  if (!aboutTotals.test(question)) return undefined;
  const totals = views.map(totalIn);
  if (!totals.every((total) => typeof total?.normalized === 'number')) return undefined;
  const amounts = totals.map((total) => total!.normalized as number);
  const facts = joined(views.map((view, index) => `${totals[index]!.value} in ${nameOf(view)}`));
  const best = least.test(question) ? Math.min(...amounts) : Math.max(...amounts);
  const winners = views.filter((_, index) => amounts[index] === best).map(nameOf);
  if (winners.length === views.length)
    return { wordings: [`The totals are the same: ${facts}.`, 'They are the same.'], terse: 'equal' };
  if (asksYesOrNo(question)) return { wordings: [`No, the totals differ: ${facts}.`, 'No.'], terse: 'no' };
  const degree = least.test(question) ? 'lower' : 'higher';
  const most = views.length > 2 ? `the ${degree.replace('er', 'est')}` : `the ${degree}`;
  const names = joined(winners);
  return {
    wordings: [
      `${capitalized(names)} ${winners.length === 1 ? 'has' : 'have'} ${most} total: ${facts}.`,
      `${capitalized(names)}.`,
    ],
    terse: names,
  };
}

function totalIn({ image }: View): DocumentField | undefined {
  const document = documentIn(image);
  return document && lookUp(document, 'total');
}
