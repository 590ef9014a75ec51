import type { NamedColour } from '../../../colours/namedColour.js';
import { essential, type Statement } from '../form/statement.js';
import { questionOf, type View } from '../view.js';
import type { WordedAnswer } from '../wordedAnswer.js';
import { capitalized, countedExactly, joined } from '../words/english.js';
import { colourPhrase } from '../words/objectColours.js';
import { asksForColour, asksForColourless, isColourless } from './colourless.js';
import { colourVerdict, wantsHex } from './colourQuestion.js';

/** The colours of the whole picture, as many as wanted, the largest share first. */
export function pictureColours(view: View): readonly NamedColour[] {
  return (view.image.colours ?? []).slice(0, asksForMain.test(questionOf(view)) ? 1 : view.plan.maxObjects);
}

/** "Which colour is most common?", unlike "the main colours". */
const asksForMain =
  /\b(?:main|dominant|primary|predominant|most (?:common|frequent|dominant)) colou?r\b|\b(?:which|what) colou?r (?:dominates|is (?:the )?(?:most|main|dominant))\b/;

const asksForNumber = /\bhow many\b|\b(?:count|number of)\b/;

/** "The dominant colours of the picture are red (60 %) and white (40 %)." */
export function tellPictureColours(view: View): Statement {
  const colours = pictureColours(view);
  const [main] = colours;
  if (main === undefined) return essential('I could not measure the colours of the picture.');
  const isColourless = blackAndWhite(view);
  if (isColourless !== undefined) return essential(...isColourless.wordings);
  const verdict = colourVerdict(view, colours);
  if (asksForNumber.test(questionOf(view))) return essential(dominant(colours, view), `${colours.length}.`);
  const start = verdict === 'yes' || verdict === 'no' ? `${capitalized(verdict)}, ` : '';
  const sentence = (text: string) => (start === '' ? capitalized(text) : start + text);
  return essential(
    sentence(dominant(colours, view)),
    sentence(`the picture is ${colourPhrase(colours)}.`),
    `${capitalized(verdict ?? main.name)}.`,
  );
}

function dominant(colours: readonly NamedColour[], view: View): string {
  const named = joined(colours.map((colour) => withShare(colour, wantsHex(view))));
  if (asksForNumber.test(questionOf(view)))
    return `I count ${countedExactly('main colour', colours.length)}: ${named}.`;
  return colours.length === 1
    ? `the dominant colour of the picture is ${named}.`
    : `the dominant colours of the picture are ${named}.`;
}

/** "red (60 %, #c02018)". */
export function withShare({ name, share, hex }: NamedColour, hasHex: boolean): string {
  const percent = `${Math.round(share * 100)} %`;
  return hasHex ? `${name} (${percent}, ${hex})` : `${name} (${percent})`;
}

/** The same in a word. */
export function tersePictureColour(view: View): string {
  const colours = pictureColours(view);
  const [main] = colours;
  if (main === undefined) return 'unknown';
  if (asksForNumber.test(questionOf(view))) return String(colours.length);
  return (
    blackAndWhite(view)?.terse ?? colourVerdict(view, colours) ?? (wantsHex(view) ? main.hex : main.name)
  );
}

/** "Is it black and white?", which is not about these two colours; undefined for other questions. */
function blackAndWhite(view: View): WordedAnswer | undefined {
  const question = questionOf(view);
  const { colours = [] } = view.image;
  const wantsColour = asksForColour(question);
  if (!(wantsColour || asksForColourless(question)) || colours.length === 0) return undefined;
  const isSo = isColourless(colours);
  const what = isSo ? 'black and white' : 'in colour';
  if (/\bor\b/.test(question)) return { wordings: [`The picture is ${what}.`], terse: what };
  const answer = isSo === wantsColour ? 'no' : 'yes';
  return {
    wordings: [`${capitalized(answer)}, the picture is ${what}.`, `${capitalized(answer)}.`],
    terse: answer,
  };
}
