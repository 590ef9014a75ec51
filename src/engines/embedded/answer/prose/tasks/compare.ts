import { picturesAsked } from '../../pictureAsked.js';
import { compareLooks, nameOf } from '../comparison/looks.js';
import { compareObjects } from '../comparison/objects.js';
import { areSame, likenessOf } from '../comparison/sameness.js';
import { asksYesOrNo, capitalized } from '../english.js';
import { needsTwoPictures, nothingRecognised } from '../phrases.js';
import { essential, type Statement, useful } from '../statement.js';
import type { TaskWriter } from '../taskWriter.js';
import { compareCounts } from '../verdict.js';
import { chosenIn, questionOf, type View } from '../view.js';
import { whichPicture } from '../whichPicture.js';
import { listWriter } from './list.js';

/** Answers in what pictures differ and what they share; of one picture, in what its things differ. */
export const compareWriter: TaskWriter = {
  isAboutObjects: () => false,
  tell(view) {
    const counts = compareCounts(view);
    if (counts !== undefined) return [essential(...counts.wordings)];
    return [essential(needsTwoPictures), ...listWriter.tell(view).map(({ wordings }) => useful(...wordings))];
  },
  tellTersely: (view) => compareCounts(view)?.terse ?? 'unknown',
  tellAcross(views) {
    const compared = comparedOf(views);
    const which = whichPicture(compared);
    return which === undefined ? comparePictures(compared) : [essential(...which.wordings)];
  },
  tellTerselyAcross: (views) => whichPicture(comparedOf(views))?.terse ?? terseSameness(comparedOf(views)),
};

/** The pictures that the ask names, when it names at least two. */
function comparedOf(views: readonly View[]): readonly View[] {
  const asked = views[0] === undefined ? [] : picturesAsked(questionOf(views[0]), views.length);
  return asked.length < 2 ? views : asked.map((picture) => views[picture]!);
}

function comparePictures(views: readonly View[]): Statement[] {
  const pictures = views.map((view) => ({ name: nameOf(view), objects: chosenIn(view, 'list') }));
  const hasObjects = pictures.some(({ objects }) => objects.length > 0);
  const objects = compareObjects(pictures);
  const looks = compareLooks(views);
  const wanted = sideAsked(views[0]!);
  const own = wanted === 'similarities' ? objects.common : objects.shared;
  const shared = [...own, ...looks.shared].map((sentence) => useful(sentence));
  const different = [...objects.different, ...looks.different].map((sentence) => useful(sentence));
  return [
    ...(wanted === 'similarities' && areSame(views) === false ? [] : sameness(views)),
    ...shared,
    ...(wanted === 'similarities' ? [] : different),
    ...closing(hasObjects, objects.different.length, wanted, shared.length),
  ].map((statement, index) => (index === 0 ? essential(...statement.wordings) : statement));
}

type Side = 'similarities';

/** Whether only what pictures share is asked for; differences are told with what is shared beside them. */
function sideAsked(view: View): Side | undefined {
  const question = questionOf(view);
  const asksSimilar = /\b(in common|similar(ity|ities)?|alike|shared?|in (?:both|all|each|every))\b/.test(
    question,
  );
  return asksSimilar && !/\bdiffer/.test(question) ? 'similarities' : undefined;
}

/** From here on pictures look alike, and up to here different, as a whole. */
const alike = 0.8;

function sameness(views: readonly View[]): Statement[] {
  const same = areSame(views);
  if (same === undefined) return [];
  const verdict = asksYesOrNo(questionOf(views[0]!)) ? terseSameness(views) : undefined;
  const start = verdict === undefined ? '' : `${capitalized(verdict)}, `;
  const sentence = (text: string) => essential(capitalized(start + text));
  if (same) return [sentence(`${views.length === 2 ? 'both' : 'all'} are the same picture.`)];
  return [sentence(`the pictures ${likenessOf(views)! >= alike ? 'look much alike' : 'are different'}.`)];
}

function closing(
  hasObjects: boolean,
  differences: number,
  side: Side | undefined,
  shared: number,
): Statement[] {
  if (!hasObjects) return [useful(nothingRecognised.replace('this picture', 'the pictures'))];
  if (side === 'similarities') return shared > 0 ? [] : [useful('I see nothing that they have in common.')];
  return differences > 0 ? [] : [useful('I see no difference in the objects that I recognise.')];
}

/** Whether the pictures are the same, for questions that ask for yes or no; pictures with other things are not. */
function terseSameness(views: readonly View[]): string {
  const same = areSame(views);
  if (same !== undefined) return /\bdiffer/.test(questionOf(views[0]!)) === same ? 'no' : 'yes';
  return 'unknown';
}
