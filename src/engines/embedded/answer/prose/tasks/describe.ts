import { captionPhrases } from '../caption/captionPhrases.js';
import { describeColours } from '../describe/colours.js';
import { describeDoubts, describeQuality } from '../describe/doubts.js';
import { describeCodes, describeText } from '../describe/markings.js';
import { describePlaces } from '../describe/places.js';
import { essential, type Statement } from '../form/statement.js';
import type { TaskWriter } from '../taskWriter.js';
import { chosenIn, type View } from '../view.js';
import { capitalized } from '../words/english.js';
import { sightings } from '../words/inventory.js';
import { nothingRecognised } from '../words/phrases.js';
import { absenceOf, isAboutSome } from '../words/targetNames.js';
import { captionWriter } from './caption.js';
import { listWriter } from './list.js';

/** Answers with what a picture shows in several sentences. */
export const describeWriter: TaskWriter = {
  ...listWriter,
  tellTersely: (view) => captionWriter.tellTersely(view),
  items: (view) => (isInLines(view) ? sentencesOf(view) : listWriter.items?.(view)),
  tell(view) {
    const { ask } = view;
    if (isAboutSome(ask) && chosenIn(view, 'list').length === 0) return [doubtOrAbsence(view)];
    const objects = [overview(view), ...describePlaces(view), ...describeColours(view)];
    return isAboutSome(ask) ? objects : [...objects, ...aboutPicture(view)];
  },
};

function isInLines({ plan: { layout } }: View): boolean {
  return layout === 'bullets' || layout === 'numbers';
}

function sentencesOf(view: View): string[] {
  const wanted = describeWriter.tell(view).filter(({ weight }) => weight !== 'detail');
  return wanted.map(({ wordings }) => wordings[0]!).slice(0, view.plan.maxObjects);
}

function doubtOrAbsence(view: View): Statement {
  const doubtful = chosenIn(view, 'count');
  return doubtful.length === 0 ? essential(absenceOf(view.ask)) : essential(...sightings(doubtful));
}

function aboutPicture(view: View): Statement[] {
  return [...describeText(view), ...describeCodes(view), ...describeQuality(view), ...describeDoubts(view)];
}

function overview(view: View): Statement {
  const phrases = captionPhrases(view);
  if (phrases.length > 0) {
    const start = view.images.length > 1 ? '' : 'the picture shows ';
    const [full, ...shorter] = phrases.map((phrase) => capitalized(`${start}${phrase}.`));
    return essential(full!, ...shorter, `${capitalized(phrases.at(-1)!)}.`);
  }
  const objects = chosenIn(view, 'list');
  if (objects.length > 0) return essential(...sightings(objects));
  return essential(nothingRecognised);
}
