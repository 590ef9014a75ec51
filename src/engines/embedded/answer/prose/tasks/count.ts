import type { Ask } from '../../../language/plan.js';
import type { Target } from '../../../language/target.js';
import { isCertain, type SeenObject } from '../../seen.js';
import { amountAnswer } from '../amountAnswer.js';
import { countedAs, countedExactly, inWords, joined } from '../english.js';
import { type Group, groupObjects } from '../inventory.js';
import { colourSaid, narrowingOf } from '../narrowing.js';
import { essential, type Statement } from '../statement.js';
import { absenceOf, countedTarget, countedTargets, knownTargets, pluralTargets } from '../targetNames.js';
import type { TaskWriter } from '../taskWriter.js';
import { compareCounts } from '../verdict.js';
import { chosenIn, questionOf, type View } from '../view.js';
import { whichPicture } from '../whichPicture.js';
import type { WordedAnswer } from '../wordedAnswer.js';

/** From this number on a count is no more than near: some are hidden, some counted twice. */
const manyToCount = 10;

/** Answers how many there are, of each kind and of all together. */
export const countWriter: TaskWriter = {
  isAboutObjects: () => true,
  tell(view) {
    const objects = chosenIn(view, 'count');
    const verdict = verdictOf(view);
    if (verdict !== undefined) return [essential(...verdict.wordings)];
    return objects.length === 0 ? [essential(absenceOf(view.ask))] : [countStatement(view, objects)];
  },
  tellTersely: (view) => verdictOf(view)?.terse ?? numbersOf(view),
  items: (view) => groupObjects(chosenIn(view, 'count')).map(countOfGroup),
  tellAcross(views) {
    const which = whichPicture(views);
    if (which !== undefined) return [essential(...which.wordings)];
    return asksForTotal(views) ? [totalStatement(views)] : undefined;
  },
  tellTerselyAcross(views) {
    return whichPicture(views)?.terse ?? (asksForTotal(views) ? String(totalOf(views)) : undefined);
  },
};

/** The number of all together; of each target where "numbers" are asked for. */
function numbersOf(view: View): string {
  const targets = knownTargets(view.ask);
  const wantsEach = targets.length > 1 && /\bnumbers\b/i.test(view.plan.instructions);
  const counts = (wantsEach ? targets : [undefined]).map((target) => {
    const ask = target === undefined ? view.ask : { ...view.ask, targets: [target], kinds: target.kinds };
    return chosenIn({ ...view, ask }, 'count').length;
  });
  return counts.join(', ');
}

/** The answer to a question that compares numbers: of two things, or with one that it names. */
function verdictOf(view: View): WordedAnswer | undefined {
  const { length } = chosenIn(view, 'count');
  const counted = countedTargets(view.ask, length) + narrowingOf(view.ask);
  return compareCounts(view) ?? amountAnswer(questionOf(view), length, counted);
}

function countStatement({ ask }: View, objects: readonly SeenObject[]): Statement {
  const groups = groupObjects(objects);
  const uncertain = objects.filter((object) => !isCertain(object)).length;
  const hedge = uncertain === 0 ? '' : ` (${inWords(uncertain)} of them uncertain)`;
  const narrowing = narrowingOf(ask);
  const colour = colourSaid(ask, objects);
  const about = objects.length >= manyToCount ? 'about ' : '';
  const missing = missingOf(ask, objects).map((target) => countedTarget(target, 0));
  const counts = joined([...groups.map(({ label, total }) => exactly(colour, label, total)), ...missing]);
  const short = `${inWords(objects.length)}.`;
  if (groups.length === 1) return countWordings(`${about}${counts}${narrowing}`, hedge, short);
  const sum = `${about}${objects.length} ${pluralTargets(ask).replaceAll(' or ', ' and ')}${narrowing}`;
  return essential(`I count ${sum}${hedge}: ${counts}.`, `I count ${sum}.`, `I count ${objects.length}.`);
}

/** Targets that nothing fits, where there are several. */
function missingOf(ask: Ask, objects: readonly SeenObject[]): Target[] {
  const labels = objects.map(({ label }) => label);
  return knownTargets(ask).filter(
    ({ kinds }) => !labels.some((label) => (kinds as readonly string[]).includes(label)),
  );
}

function countWordings(counted: string, hedge: string, short: string): Statement {
  const plain = `I count ${counted}.`;
  const bare = short.charAt(0).toUpperCase() + short.slice(1);
  return essential(...(hedge === '' ? [] : [`I count ${counted}${hedge}.`]), plain, bare);
}

function exactly(colour: string | undefined, label: string, total: number): string {
  if (colour === undefined) return countedExactly(label, total);
  return total === 1 ? countedAs(colour, label, 1).replace(/^an? /, 'one ') : countedAs(colour, label, total);
}

function countOfGroup({ label, total }: Group): string {
  return countedExactly(label, total);
}

function asksForTotal(views: readonly View[]): boolean {
  const question = views[0] === undefined ? '' : questionOf(views[0]);
  return /\b(in total|total|altogether|all together|overall|combined|across)\b/.test(question);
}

function totalOf(views: readonly View[]): number {
  return views.reduce((sum, view) => sum + chosenIn(view, 'count').length, 0);
}

function totalStatement(views: readonly View[]): Statement {
  const groups = groupObjects(views.flatMap((view) => chosenIn(view, 'count')));
  if (groups.length === 0) return essential(absenceOf(views[0]!.ask));
  const counts = joined(groups.map(countOfGroup));
  const each = joined(
    views.map((view) => `${chosenIn(view, 'count').length} in picture ${view.picture + 1}`),
  );
  return essential(
    `In total I count ${counts}: ${each}.`,
    `In total I count ${counts}.`,
    `${totalOf(views)}.`,
  );
}
