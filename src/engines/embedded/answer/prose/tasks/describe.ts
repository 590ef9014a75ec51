import { captionPhrases } from '../caption/captionPhrases.js';
import { describeColours } from '../describe/colours.js';
import { describeDoubts, describeQuality } from '../describe/doubts.js';
import { describeCodes, describeText } from '../describe/markings.js';
import { describePlaces } from '../describe/places.js';
import { inventoryOf } from '../inventory.js';
import { nothingRecognised } from '../phrases.js';
import { essential, type Statement } from '../statement.js';
import { absenceOf, knownTargets } from '../targetNames.js';
import type { TaskWriter } from '../taskWriter.js';
import { chosenIn, type View } from '../view.js';
import { listWriter } from './list.js';

/** Answers with what a picture shows in several sentences. */
export const describeWriter: TaskWriter = {
  ...listWriter,
  tell: (view) => [
    overview(view),
    ...describePlaces(view),
    ...describeColours(view),
    ...describeText(view),
    ...describeCodes(view),
    ...describeQuality(view),
    ...describeDoubts(view),
  ],
};

function overview(view: View): Statement {
  const phrases = captionPhrases(view);
  if (phrases.length > 0) {
    const [full, ...shorter] = phrases.map((phrase) => `The picture shows ${phrase}.`);
    return essential(full!, ...shorter, `${phrases.at(-1)!.replace(/^./, (first) => first.toUpperCase())}.`);
  }
  const objects = chosenIn(view, 'list');
  if (objects.length > 0) return essential(`I can see ${inventoryOf(objects)}.`);
  return essential(knownTargets(view.ask).length > 0 ? absenceOf(view.ask) : nothingRecognised);
}
