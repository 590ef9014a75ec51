import { plainText } from './sentences.js';

/** How a text wants its answer written, where it says so. */
export interface AnswerForm {
  readonly wantsBoxes: boolean;
  readonly wantsMasks: boolean;
  readonly forbidsMasks: boolean;
  readonly forbidsFences: boolean;
  /** Repeated objects must be told apart by their names. */
  readonly wantsDistinctLabels: boolean;
  /** A single word or number instead of a sentence. */
  readonly isTerse: boolean;
  readonly maxObjects?: number | undefined;
}

const negation = String.raw`\b(?:no|never|not|without|don't|omit|skip|exclude|avoid)\b`;
const maskWords =
  /\b(?:masks?|segment(?:s|ed|ation|ations)?|polygons?|cut ?outs?)\b|\boutline (?:the|all|every|each)\b/;
const boxWords =
  /\bbox_2d\b|\bbounding[ -]?box(?:es)?\b|\bbbox(?:es)?\b|\bbox(?:es)? (?:of|for|around)\b|\bdetect\b|\blocali[sz]e\b|\b(?:positions?|locations?|coordinates) (?:of|for)\b|(?:^|[.!?\n] ?)(?:please )?(?:find|locate|point (?:to|at|out)|mark) (?!out)/;
const forbiddenMasks = new RegExp(`${negation}[^.;\\n]{0,40}?\\bmasks?\\b`);
const forbiddenFences = new RegExp(`${negation}[^.;\\n]{0,60}?(?:fenc|code ?block|markdown|backtick|\`\`\`)`);
const distinct =
  /\b(?:distinct|unique|different|individual) (?:names?|labels?|characteristics?)|multiple times\b/;
const terse =
  /\b(?:one|single) (?:word|number|digit)|\b(?:answer|reply|respond)\b[^.;\n]{0,30}\b(?:number|digit|yes or no|yes\/no)\b|\bjust (?:the|a) number\b/;
const atMost =
  /\b(?:limit(?:ed)?\b[^.;\n]{0,30}?\bto|at most|no more than|up to|max(?:imum)?(?: of)?|the top) (\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten)\b(?! (?:words?|sentences?|characters?|letters?|lines?|tokens?|paragraphs?))/;
const numerals = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** Reads how an answer is to be written from a prompt or a system instruction. */
export function answerFormOf(text: string): AnswerForm {
  const raw = text.slice(0, longest).toLowerCase();
  const plain = plainText(raw).trim();
  const forbidsMasks = forbiddenMasks.test(plain);
  return {
    wantsMasks: !forbidsMasks && maskWords.test(raw),
    wantsBoxes: boxWords.test(raw) || boxWords.test(plain),
    forbidsMasks,
    forbidsFences: forbiddenFences.test(raw),
    wantsDistinctLabels: distinct.test(plain),
    isTerse: terse.test(plain),
    maxObjects: limitOf(plain),
  };
}

const longest = 20_000;

function limitOf(text: string): number | undefined {
  const found = atMost.exec(text)?.[1];
  if (found === undefined) return undefined;
  return numerals.includes(found) ? numerals.indexOf(found) : Number(found);
}
