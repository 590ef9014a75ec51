import { textOf } from '../../../text/layout/layout.js';
import { captionGroups } from '../caption/captionGroup.js';
import { showsPaper } from '../caption/paper.js';
import { countWords, detail, type Statement, useful } from '../form/statement.js';
import { chosenIn, type View } from '../view.js';
import { counted, quoted } from '../words/english.js';

/** Texts of at most so many words are quoted unasked, and longer ones up to so many when details are asked for. */
const fewWords = 15;
const manyWords = 80;

/** What text there is. */
export function describeText(view: View): Statement[] {
  const { text = [] } = view.image;
  const [first] = text;
  if (first === undefined) return [];
  const whole = textOf(text);
  const words = countWords(whole);
  const isSaid = showsPaper(view.image, captionGroups(chosenIn(view, 'caption')).length);
  if (isSaid) return words <= manyWords && words > 0 ? [detail(`The text reads ${quoted(whole)}.`)] : [];
  if (words <= fewWords) return [useful(`It reads ${quoted(whole)}.`)];
  return [useful(`It has ${text.length} lines of text, beginning ${quoted(first.text)}.`)];
}

/** More codes are not said in one breath. */
const mostCodes = 3;

/** What codes there are. */
export function describeCodes({ image: { codes = [] } }: View): Statement[] {
  const said = codes.slice(0, mostCodes);
  return said.map(({ format, text }) =>
    useful(`There is ${counted(format, 1)} that says ${quoted(text)}.`, `There is ${counted(format, 1)}.`),
  );
}
