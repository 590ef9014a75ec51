import { unknownOf } from '../../language/kinds/selectKinds.js';
import { picturesAsked } from '../pictureAsked.js';
import { isCertain } from '../seen.js';
import { extremeLook } from './comparison/extremeLook.js';
import { nameOf } from './comparison/looks.js';
import { namesOf } from './comparison/objects.js';
import { chosenIn, questionOf, type View } from './view.js';
import type { WordedAnswer } from './wordedAnswer.js';
import { asksYesOrNo, capitalized, countedAs, inWords, joined } from './words/english.js';
import { grouped } from './words/grouped.js';
import { groupObjects, inventoryOf } from './words/inventory.js';
import { cannotRecogniseWordings } from './words/phrases.js';
import { countedTargets, knownTargets, noneOfTargets, pluralTargets } from './words/targetNames.js';

const asksWhich =
  /\b(?:which|what) (?:(?:one )?of )?(?:the |these |those )?(?:two |three |four )?(?:(?:image|picture|photo|photograph|frame|one)s?|two|three)\b/;
const asksWhatItHas = /\b(has|have|shows?|contains?|with)\b/;
const more = /\b(more|most|higher|highest|greater|greatest|larger|largest)\b/;
const less = /\b(fewer|fewest|less|least|lower|lowest)\b/;

/**
 * Which of several pictures has something, most of it, or is brighter or sharper, and whether one has more than the other;
 * undefined where nothing of that is asked.
 */
export function whichPicture(views: readonly View[]): WordedAnswer | undefined {
  const [view] = views;
  if (view === undefined || views.length < 2) return undefined;
  const question = questionOf(view);
  if (!asksWhich.test(question)) return asksYesOrNo(question) ? moreThanOther(question, views) : undefined;
  const look = asksWhatItHas.test(question) ? undefined : extremeLook(question, views);
  if (look !== undefined) return look;
  const unknown = unknownOf(view.ask.targets);
  if (unknown.length > 0 && view.ask.kinds.length === 0)
    return { wordings: cannotRecogniseWordings(unknown), terse: 'unknown' };
  const isAboutThings = knownTargets(view.ask).length > 0 || /\b(objects?|things?|items?)\b/.test(question);
  if (!isAboutThings) return undefined;
  const sign = signOf(question);
  return sign === undefined ? having(views) : extreme(views, sign);
}

function signOf(question: string): 1 | -1 | undefined {
  if (more.test(question)) return 1;
  return less.test(question) ? -1 : undefined;
}

/** "Does the second image have more dogs than the first?" */
function moreThanOther(question: string, views: readonly View[]): WordedAnswer | undefined {
  const [first, second] = picturesAsked(question, views.length);
  const sign = signOf(question);
  if (first === undefined || sign === undefined || knownTargets(views[0]!.ask).length === 0) return undefined;
  const others = views.filter((_, index) => (second === undefined ? index !== first : index === second));
  const counts = [views[first]!, ...others].map((view) => ({ view, count: chosenIn(view, 'count').length }));
  const [own, ...rest] = counts;
  const answer = rest.every(({ count }) => sign * own!.count > sign * count) ? 'Yes' : 'No';
  return {
    wordings: [`${answer}: ${factsOf(counts, views)}.`, `${answer}.`],
    terse: answer.toLowerCase(),
  };
}

interface PictureCount {
  readonly view: View;
  readonly count: number;
}

/** "I count three dogs in picture 1 and none in picture 2". */
function factsOf(counts: readonly PictureCount[], views: readonly View[]): string {
  const [first, ...more] = counts;
  if (counts.every(({ count }) => count === 0))
    return `I do not see any ${pluralTargets(views[0]!.ask)} in ${counts.length === 2 ? 'either picture' : 'any of the pictures'}`;
  const rest = more.map(({ view, count }) => `${count === 0 ? 'none' : inWords(count)} in ${nameOf(view)}`);
  return `I count ${joined([`${countedTargets(views[0]!.ask, first!.count)} in ${nameOf(first!.view)}`, ...rest])}`;
}

function extreme(views: readonly View[], sign: 1 | -1): WordedAnswer {
  const counts = views.map((view) => ({ view, count: chosenIn(view, 'count').length }));
  const best = Math.max(...counts.map(({ count }) => sign * count));
  const winners = counts.filter(({ count }) => sign * count === best).map(({ view }) => view);
  const facts = factsOf(counts, views);
  const things = pluralTargets(views[0]!.ask);
  if (winners.length === views.length)
    return {
      wordings: [
        best === 0
          ? `${views.length === 2 ? 'Neither' : 'None'}: ${facts}.`
          : `${views.length === 2 ? 'Neither has more or fewer' : 'All have as many'} ${things}: ${facts}.`,
        views.length === 2 ? 'Neither.' : 'None.',
      ],
      terse: 'equal',
    };
  const names = joined(winners.map(nameOf));
  const verb = winners.length === 1 ? 'has' : 'have';
  const degree = degreeOf(sign, views.length);
  return {
    wordings: [`${capitalized(names)} ${verb} ${degree} ${things}: ${facts}.`, `${capitalized(names)}.`],
    terse: names,
  };
}

function degreeOf(sign: 1 | -1, pictures: number): string {
  if (pictures === 2) return sign === 1 ? 'more' : 'fewer';
  return sign === 1 ? 'the most' : 'the fewest';
}

/** What a picture shows or may show of what is asked for. */
function shownIn(view: View): { verb: 'show' | 'may show'; things: string } {
  const objects = chosenIn(view, 'exists');
  const certain = objects.filter(isCertain);
  if (certain.length > 0) return { verb: 'show', things: inventoryOf(certain) };
  const counted = chosenIn(view, 'count');
  const doubtful = groupObjects(counted.length > 0 ? counted : objects);
  return {
    verb: 'may show',
    things: joined(doubtful.map(({ label, total }) => countedAs(undefined, label, total))),
  };
}

function verbOf(verb: 'show' | 'may show', pictures: number): string {
  return verb === 'show' && pictures === 1 ? 'shows' : verb;
}

function having(views: readonly View[]): WordedAnswer {
  const found = views.filter((view) => chosenIn(view, 'exists').length > 0);
  if (found.length === 0) {
    const things = noneOfTargets(views[0]!.ask);
    const where = views.length === 2 ? 'either picture' : 'any of the pictures';
    const none = views.length === 2 ? 'Neither' : 'None';
    return { wordings: [`${none}: I do not see ${things} in ${where}.`, `${none}.`], terse: 'none' };
  }
  const told = found.map((view) => ({ name: nameOf(view), ...shownIn(view) }));
  const each = grouped(told, ({ verb, things }) => `${verb} ${things}`).map(
    (own) => `${namesOf(own)} ${verbOf(own[0].verb, own.length)} ${own[0].things}`,
  );
  const names = joined(found.map(nameOf));
  return { wordings: [`${capitalized(joined(each))}.`, `${capitalized(names)}.`], terse: names };
}
