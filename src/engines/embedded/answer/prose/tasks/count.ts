import type { Ask } from '../../../language/plan.js';
import type { Target } from '../../../language/targets/target.js';
import { isCertain, type SeenObject } from '../../seen.js';
import { amountAnswer } from '../amountAnswer.js';
import { essential, type Statement } from '../form/statement.js';
import type { TaskWriter } from '../taskWriter.js';
import { compareCounts } from '../verdict.js';
import { chosenIn, questionOf, type View } from '../view.js';
import { whichPicture } from '../whichPicture.js';
import type { WordedAnswer } from '../wordedAnswer.js';
import { countedAs, countedExactly, inWords, joined } from '../words/english.js';
import { type Group, groupObjects } from '../words/inventory.js';
import { colourSaid, narrowingOf } from '../words/narrowing.js';
import {
  absenceOf,
  countedTarget,
  countedTargets,
  knownTargets,
  pluralTarget,
  pluralTargets,
} from '../words/targetNames.js';

/** From this number on a count is no more than near: some are hidden, some counted twice. */
const manyToCount = 10;

/** Answers how many there are, of each kind and of all together. */
export const countWriter: TaskWriter = {
  isAboutObjects: () => true,
  tell(view) {
    const objects = countedIn(view);
    const verdict = verdictOf(view);
    if (verdict !== undefined) return [essential(...verdict.wordings)];
    return objects.length === 0 ? [essential(absenceOf(view.ask))] : [countStatement(view, objects)];
  },
  tellTersely: (view) => verdictOf(view)?.terse ?? numbersOf(view),
  items: (view) => groupObjects(countedIn(view)).map(countOfGroup),
  tellAcross(views) {
    const which = whichPicture(views);
    if (which !== undefined) return [essential(...which.wordings)];
    return asksForTotal(views[0]!) ? [totalStatement(views)] : undefined;
  },
  tellTerselyAcross(views) {
    return whichPicture(views)?.terse ?? (asksForTotal(views[0]!) ? String(totalOf(views)) : undefined);
  },
};

/**
 * The objects to be counted. A kind that is asked for is looked for more closely than a group of them ("animals"), in which
 * each kind would add its doubtful one.
 */
function countedIn(view: View): SeenObject[] {
  const targets = knownTargets(view.ask);
  if (targets.length === 0) return chosenIn(view, 'list');
  const plain = chosenIn(view, 'caption');
  const boxes = new Set(plain.map(({ box }) => box));
  const settled = targets
    .map(({ kinds }) => kinds as readonly string[])
    .filter((kinds) => kinds.length > 1 && plain.some(({ label }) => kinds.includes(label)));
  return chosenIn(view, 'count').filter(
    ({ box, label }) => boxes.has(box) || !settled.some((kinds) => kinds.includes(label)),
  );
}

/** The number of all together; of each target where "numbers" are asked for. */
function numbersOf(view: View): string {
  const targets = knownTargets(view.ask);
  const wantsEach = targets.length > 1 && /\bnumbers\b/i.test(view.plan.instructions);
  const counts = (wantsEach ? targets : [undefined]).map((target) => {
    const ask = target === undefined ? view.ask : { ...view.ask, targets: [target], kinds: target.kinds };
    return countedIn({ ...view, ask }).length;
  });
  return counts
    .map((count, at) => (wantsEach ? `${pluralTarget(targets[at]!)}: ${count}` : count))
    .join(', ');
}

/** The answer to a question that compares numbers: of two things, or with one that it names. */
function verdictOf(view: View): WordedAnswer | undefined {
  const { length } = countedIn(view);
  const counted = `I count ${countedTargets(view.ask, length)}${narrowingOf(view.ask)}`;
  const sentence = length === 0 ? absenceOf(view.ask).replace(/\.$/, '') : counted;
  return compareCounts(view) ?? amountAnswer(questionOf(view), length, sentence);
}

function countStatement(view: View, objects: readonly SeenObject[]): Statement {
  const { ask } = view;
  const groups = groupObjects(objects);
  const uncertain = objects.filter((object) => !isCertain(object)).length;
  const some = uncertain === 0 ? '' : ` (${inWords(uncertain)} of them uncertain)`;
  const hedge = uncertain === objects.length ? ', though I am not certain' : some;
  const narrowing = narrowingOf(ask);
  const colour = colourSaid(ask, objects);
  const about = objects.length >= manyToCount ? 'about ' : '';
  const missing = missingOf(ask, objects).map((target) => countedTarget(target, 0));
  const counts = joined([...groups.map(({ label, total }) => exactly(colour, label, total)), ...missing]);
  const short = `${inWords(objects.length)}.`;
  if (groups.length === 1) return countWordings(`${about}${counts}${narrowing}`, hedge, short);
  if (knownTargets(ask).length > 1 && !asksForTotal(view))
    return countWordings(`${counts}${narrowing}`, hedge, short);
  const sum = `${about}${inWords(objects.length)} ${pluralTargets(ask).replaceAll(' or ', ' and ')}${narrowing}`;
  const total = hedge === some ? `${sum}${hedge}: ${counts}` : `${sum}: ${counts}${hedge}`;
  return essential(`I count ${total}.`, `I count ${sum}.`, `I count ${objects.length}.`);
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

function asksForTotal(view: View): boolean {
  return /\b(in total|total|altogether|all together|overall|combined|across|sum)\b/.test(questionOf(view));
}

function totalOf(views: readonly View[]): number {
  return views.reduce((sum, view) => sum + countedIn(view).length, 0);
}

function totalStatement(views: readonly View[]): Statement {
  const groups = groupObjects(views.flatMap((view) => countedIn(view)));
  if (groups.length === 0) return essential(absenceOf(views[0]!.ask));
  const counts = joined(groups.map(countOfGroup));
  const each = joined(views.map((view) => `${amountIn(view)} in picture ${view.picture + 1}`));
  return essential(
    `In total I count ${counts}: ${each}.`,
    `In total I count ${counts}.`,
    `${totalOf(views)}.`,
  );
}

function amountIn(view: View): string {
  const { length } = countedIn(view);
  return length === 0 ? 'none' : inWords(length);
}
