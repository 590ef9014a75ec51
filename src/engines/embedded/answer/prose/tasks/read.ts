import { singularOf } from '../../../language/kinds/plural.js';
import { textOf } from '../../../text/layout/layout.js';
import type { TextLine } from '../../../text/textLine.js';
import { linesOn } from '../../objects/textOn.js';
import type { SeenObject } from '../../seen.js';
import { countWords, essential, type Statement } from '../form/statement.js';
import type { TaskWriter } from '../taskWriter.js';
import { textAmount } from '../textAmount.js';
import { textPart } from '../textPart.js';
import { chosenIn, questionOf, type View } from '../view.js';
import type { WordedAnswer } from '../wordedAnswer.js';
import { countedExactly, quoted } from '../words/english.js';
import { absenceOf, knownTargets } from '../words/targetNames.js';
import { wordsAsked } from '../wordsAsked.js';

/** Answers with text as it is printed in the picture, or on a thing in it. */
export const readWriter: TaskWriter = {
  isAboutObjects: () => false,
  tell(view) {
    const lines = linesAsked(view);
    if (lines === undefined) return [essential('I could not look for text in the picture.')];
    const amount = textAmount(questionOf(view), lines);
    if (amount !== undefined)
      return [essential(`I can read ${countedExactly(amount.unit, amount.count)}.`, `${amount.count}.`)];
    const part = partAsked(view, lines);
    if (part !== undefined) return [essential(...part.wordings)];
    if (knownTargets(view.ask).length > 0) return readObjects(view);
    if (asksForText.test(questionOf(view))) return [affirmText(lines)];
    return [lines.length === 0 ? essential('I find no text in the picture.') : wholeText(lines)];
  },
  tellTersely(view) {
    const lines = linesAsked(view);
    if (lines === undefined) return 'unknown';
    const question = questionOf(view);
    const amount = textAmount(question, lines);
    if (amount !== undefined) return String(amount.count);
    const part = partAsked(view, lines);
    if (part !== undefined) return part.terse;
    if (asksForText.test(question)) return lines.length > 0 ? 'yes' : 'no';
    return lines.length === 0 ? 'nothing' : textOf(lines);
  },
  items: (view) => nonEmpty(linesAsked(view)?.map(({ text }) => text)),
};

/** Only a part of the text, or whether it says something. */
function partAsked(view: View, lines: readonly TextLine[]): WordedAnswer | undefined {
  const question = questionOf(view);
  const words = wordsAsked(question, lines);
  if (words !== undefined) return words;
  const part = textPart(question, lines);
  return part === undefined ? undefined : { wordings: [part], terse: part };
}

/** "Can you read the sign?" wants to know what it says, this only whether there is something to read. */
const asksForText =
  /^\W*(?:is|are) there\b|^\W*(?:does|do|has|have)\b.*\b(?:contain|have|show|include|got)\b|^\W*(?:can|do) you see\b/;

function affirmText(lines: readonly TextLine[]): Statement {
  if (lines.length === 0) return essential('No, I find no text in the picture.', 'No.');
  const text = textOf(lines);
  const reading = lines.length === 1 ? `Yes, it reads ${quoted(text)}.` : `Yes:\n${text}`;
  return essential(reading, 'Yes.');
}

function nonEmpty(lines: readonly string[] | undefined): readonly string[] | undefined {
  return lines?.length === 0 ? undefined : lines;
}

/** The lines in the picture, or those on the things that are asked about. */
function linesAsked(view: View): readonly TextLine[] | undefined {
  if (knownTargets(view.ask).length === 0) return view.image.text;
  const lines = new Set(chosenIn(view, 'exists').flatMap((object) => linesOn(object, view.image) ?? []));
  return view.image.text?.filter((line) => lines.has(line));
}

/** The text itself, and for those who want few words ever fewer of its lines. */
function wholeText(lines: readonly TextLine[]): Statement {
  const fewer =
    lines.length > mostShortenings ? [] : lines.slice(1).map((_, dropped) => lines.slice(0, -1 - dropped));
  return essential(textOf(lines), ...fewer.map(textOf), largest(lines).text);
}

/** Longer texts go straight to their largest line. */
const mostShortenings = 50;

/** The line in the largest print. */
function largest(lines: readonly TextLine[]): TextLine {
  const height = ({ box }: TextLine) => box.y1 - box.y0;
  return lines.reduce((best, line) => (height(line) > height(best) ? line : best));
}

/** More things make no answer. */
const mostObjects = 20;

function readObjects(view: View): Statement[] {
  const objects = chosenIn(view, 'exists').slice(0, mostObjects);
  const reading = objects.flatMap((object) => {
    const lines = linesOn(object, view.image) ?? [];
    return lines.length === 0 ? [] : [readObject(object, lines)];
  });
  if (reading.length > 0) return reading;
  const names = knownTargets(view.ask).map(({ phrase }) => phrase);
  const { text = [] } = view.image;
  const isThere = objects.length > 0;
  const missing = isThere
    ? `I find no text on the ${names.join(' or ')}`
    : absenceOf(view.ask).replace(/\.$/, '');
  if (text.length === 0) return [essential(`${missing}.`)];
  return [
    essential(
      `${missing}; ${isThere ? 'elsewhere ' : ''}the picture reads ${quoted(textOf(text))}.`,
      `${missing}.`,
    ),
  ];
}

function readObject({ label }: SeenObject, lines: readonly TextLine[]): Statement {
  const text = quoted(textOf(lines));
  return essential(`The ${singularOf(label)} reads ${text}.`, ...(countWords(text) > 0 ? [text] : []));
}
