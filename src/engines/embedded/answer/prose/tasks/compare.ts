import { picturesAsked } from '../../pictureAsked.js';
import { compareLooks, nameOf } from '../comparison/looks.js';
import { compareObjects } from '../comparison/objects.js';
import { onlyInOne } from '../comparison/onlyIn.js';
import { areSame, copiesAmong, likenessOf } from '../comparison/sameness.js';
import { compareTotals } from '../comparison/totals.js';
import { essential, type Statement, useful } from '../form/statement.js';
import type { TaskWriter } from '../taskWriter.js';
import { compareCounts } from '../verdict.js';
import { chosenIn, questionOf, type View } from '../view.js';
import { whichPicture } from '../whichPicture.js';
import type { WordedAnswer } from '../wordedAnswer.js';
import { asksYesOrNo, capitalized, joined } from '../words/english.js';
import { cannotRank, needsTwoPictures, nothingRecognised } from '../words/phrases.js';
import { absenceOf, knownTargets } from '../words/targetNames.js';
import { listWriter } from './list.js';

/** Answers in what pictures differ and what they share; of one picture, in what its things differ. */
export const compareWriter: TaskWriter = {
  isAboutObjects: () => false,
  tell(view) {
    const counts = compareCounts(view);
    if (counts !== undefined) return [essential(...counts.wordings)];
    const refusal = comparesThings(view) ? cannotRank : needsTwoPictures;
    return [essential(refusal), ...listWriter.tell(view).map(({ wordings }) => useful(...wordings))];
  },
  tellTersely: (view) => compareCounts(view)?.terse ?? 'unknown',
  tellAcross(views) {
    const compared = comparedOf(views);
    const answer = answerIn(compared, views);
    return answer === undefined ? comparePictures(compared) : [essential(...answer.wordings)];
  },
  tellTerselyAcross: (views) => answerIn(comparedOf(views), views)?.terse ?? terseSameness(comparedOf(views)),
};

/** "Which one is the tallest?", "are they the same size?": of the things in a picture, if there is but one. */
function comparesThings(view: View): boolean {
  const question = questionOf(view);
  const isOfPictures = /\b(?:images?|pictures?|photos?|photographs?|shots?|frames?)\b/.test(question);
  return !isOfPictures && /^which\b|\b(?:they|these|those)\b.*\bsame\b/.test(question);
}

/** The answer to questions that want less than a comparison. */
function answerIn(compared: readonly View[], views: readonly View[]): WordedAnswer | undefined {
  return (
    compareTotals(compared) ?? whichPicture(compared) ?? onlyInOne(compared.length === 2 ? compared : views)
  );
}

/** The pictures that the ask names, when it names at least two. */
function comparedOf(views: readonly View[]): readonly View[] {
  const asked = views[0] === undefined ? [] : picturesAsked(questionOf(views[0]), views.length);
  return asked.length < 2 ? views : asked.map((picture) => views[picture]!);
}

function comparePictures(views: readonly View[]): Statement[] {
  const pictures = views.map((view) => ({ name: nameOf(view), objects: chosenIn(view, 'caption') }));
  const hasObjects = pictures.some(({ objects }) => objects.length > 0);
  const objects = compareObjects(pictures);
  const looks = compareLooks(views);
  const wanted = sideAsked(views[0]!);
  const own = wanted === 'similarities' ? objects.common : objects.shared;
  const shared = [...own, ...looks.shared].map((sentence) => useful(sentence));
  const different = [...objects.different, ...looks.different].map((sentence) => useful(sentence));
  return [
    ...(isUnasked(views, wanted) ? [] : sameness(views)),
    ...shared,
    ...(wanted === 'similarities' ? [] : different),
    ...closing(views, hasObjects, objects.different.length, wanted, shared.length),
  ].map((statement, index) => (index === 0 ? essential(...statement.wordings) : statement));
}

type Side = 'similarities';

/** Whether it goes without saying that the pictures are different. */
function isUnasked(views: readonly View[], side: Side | undefined): boolean {
  const question = questionOf(views[0]!);
  if (areSame(views) !== false || asksForDegree.test(question)) return false;
  const asksForDifferences = /\bdifferen(?:t|ces?)\b|\bchanged?\b/.test(question) && !asksYesOrNo(question);
  return side === 'similarities' || (asksForDifferences && copiesAmong(views).length === 0);
}

/** Whether only what pictures share is asked for; differences are told with what is shared beside them. */
function sideAsked(view: View): Side | undefined {
  const question = questionOf(view);
  const asksSimilar = /\b(in common|similar(ity|ities)?|alike|shared?|in (?:both|all|each|every))\b/.test(
    question,
  );
  return asksSimilar && !/\bdiffer/.test(question) ? 'similarities' : undefined;
}

/** From here on pictures look alike as a whole, and below the second hardly. */
const alike = 0.8;
const hardlyAlike = 0.5;

/** "How similar are they?" wants to know to what degree. */
const asksForDegree = /\bhow (?:much )?(?:similar|alike|close|different)\b|\b(?:similarity|likeness)\b/;

function degreeOf(views: readonly View[]): Statement {
  const likeness = likenessOf(views)!;
  const degree = likeness >= alike ? 'much' : likeness >= hardlyAlike ? 'somewhat' : 'hardly';
  const percent = `${Math.round(likeness * 100)} %`;
  return essential(`The pictures look ${degree} alike (a likeness of ${percent}).`, `${percent}.`);
}

function sameness(views: readonly View[]): Statement[] {
  const same = areSame(views);
  if (same === undefined) return [];
  const question = questionOf(views[0]!);
  if (!same && asksForDegree.test(question)) return [degreeOf(views)];
  const verdict = asksYesOrNo(question) ? terseSameness(views) : undefined;
  const start = verdict === undefined ? '' : `${capitalized(verdict)}, `;
  const sentence = (text: string) => essential(capitalized(start + text));
  const copies = views.length > 2 && !same ? copiesAmong(views) : [];
  if (copies.length > 0) return [tellCopies(copies, views)];
  if (same) return [sentence(`${views.length === 2 ? 'both' : 'all'} are the same picture.`)];
  return [sentence(`the pictures ${likenessOf(views)! >= alike ? 'look much alike' : 'are different'}.`)];
}

/** "Pictures 1 and 3 are the same picture.", which is a yes to "are there duplicates?" and a no to "are they the same?". */
function tellCopies(copies: readonly View[][], views: readonly View[]): Statement {
  const question = questionOf(views[0]!);
  const each = copies.map((group) => `pictures ${joined(group.map(({ picture }) => String(picture + 1)))}`);
  const asksForAny = /\bduplicates?\b|\bany (?:of|two|copies)\b|\bsome\b/.test(question);
  const start = asksYesOrNo(question) ? (asksForAny ? 'Yes, ' : 'No, only ') : 'Only ';
  return essential(`${start}${joined(each)} are the same picture.`);
}

function closing(
  views: readonly View[],
  hasObjects: boolean,
  differences: number,
  side: Side | undefined,
  shared: number,
): Statement[] {
  const { ask } = views[0]!;
  if (!hasObjects && knownTargets(ask).length > 0) return [useful(absenceOf(ask))];
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
