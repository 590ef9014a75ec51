import type { TextLine } from '../../text/textLine.js';
import { sayText } from '../objects/textOn.js';
import type { WordedAnswer } from './wordedAnswer.js';
import { quoted } from './words/english.js';

const pattern =
  /^\W*(?:does|do|did) (?:the |this |it|any )?[^?]{0,60}?\b(?:say|mention|contain|include|read|state)s? (?:the (?:words?|name|text|phrase) |anything about |any )?["“']?([^"”'?]{2,60})["”']?\s*\??\s*$/;

/** What is no word on the page: "does it contain any text?". */
const general = /^(?:any )?(?:text|texts|words?|writing|letters?|numbers?|something|anything|digits?)\b/;

/**
 * Whether the text says what a question (in lower case) names: "does the label mention sugar?", "does it say stop or
 * yield?"; undefined for other questions.
 */
export function wordsAsked(question: string, lines: readonly TextLine[]): WordedAnswer | undefined {
  const wanted = pattern.exec(question)?.[1]?.trim();
  if (wanted === undefined || general.test(wanted)) return undefined;
  const choices = wanted.split(/ or /).map((choice) => choice.trim());
  const found = choices.find((choice) => sayText(lines, choice));
  if (found === undefined) {
    const names = choices.map(quoted).join(' or ');
    return { wordings: [`No, the text that I can read does not say ${names}.`, 'No.'], terse: 'no' };
  }
  const line = lines.find((own) => sayText([own], found)) ?? lines[0]!;
  const start = choices.length > 1 ? 'It' : 'Yes, it';
  return { wordings: [`${start} reads ${quoted(line.text)}.`], terse: choices.length > 1 ? found : 'yes' };
}
