import { optionsIn } from './optionList.js';

/** The choices that a text gives, and the text without them. */
export interface Options {
  readonly options: readonly string[];
  /** Blanks stand where the choices were. */
  readonly rest: string;
}

const detection =
  /\b(?:detect|find|segment|locate|count|extract|bounding|boxes|list (?:all|the)|json|keys?|fields?|box_2d)\b/i;
const introduction =
  '(?<!["\'`])(?:classify|categori[sz]e|one of|options?|categor(?:y|ies)|classes|class labels?|labels?|choices|choose|pick|select|which of (?:these|them|the following)|(?:which|what) (?:word|term|tag|description) (?:\\w+ )?(?:fits|applies|describes|matches)|assign)';

/** `A) cat B) dog`, `(a) cat (b) dog`, and the same in lines. */
const lettered = /(?:^|\s)\(?([a-h])[).:]\s{1,5}/gi;
/** Numbered or bulleted lines after a line that asks to choose. */
const lines = new RegExp(
  `\\b${introduction}\\b[^\\n]{0,100}[:?]?[ \\t]*((?:\\n[ \\t]*(?:[-*•]|\\d{1,2}[.)])[ \\t]+[^\\n]{1,80}){2,})`,
  'i',
);
const bracketed = new RegExp(`\\b${introduction}\\b[^[{\\n]{0,80}[[{]([^\\]}]{3,2000})[\\]}]`, 'i');
const afterColon = new RegExp(`\\b${introduction}\\b[^:.?!\\n]{0,60}:[ \\t]*\\n?([^.?!\\n]{3,2000})`, 'i');
const afterVerb =
  /\b(?:classify|categori[sz]e|sort|label|tag|mark)\b[^.:?!\n]{0,50}?\b(?:as|into|in) (?:either )?([^.:?!\n]{3,400})/i;
const inBrackets =
  /\b(?:classify|categori[sz]e|label|tag|type|category|kind|sort)\b[^().?!\n]{0,60}\(([^()\n]{3,300}(?:[/|,]| or )[^()\n]{1,300})\)/i;
const afterBetween = /\b(?:choose|decide|pick|select) (?:between|from) ([^.:?!\n]{3,400})/i;
const afterAre = /\b(?:options|categories|classes|labels|choices) are:? ([^.:?!\n]{3,400})/i;
const afterAnswer =
  /\b(?:answer|respond|reply)(?: only| just)? (?:with|using) (?:either |exactly |one of )?((?:["'“][^"'”\n]{1,40}["'”](?:, | or |, or )?){2,10})/i;

const afterWhich =
  /\b(?:which|what|whether|label|category|class|class[a-z]+|either|is (?:it|this)) [^.:?!"\n]{0,60}?((?:["“][^"”\n]{1,40}["”](?:, | or |, or | and )?){2,10})/i;

/** Reads the choices that a text offers, if it does. */
export function readOptions(text: string): Options {
  return letteredOptions(text) ?? introducedOptions(text) ?? { options: [], rest: text };
}

function introducedOptions(text: string): Options | undefined {
  for (const pattern of [
    lines,
    bracketed,
    inBrackets,
    afterAre,
    afterColon,
    afterVerb,
    afterBetween,
    afterAnswer,
    afterWhich,
  ]) {
    const match = pattern.exec(text);
    if (match === null || isOfDetector(text, match) || several.test(match[0])) continue;
    const options = optionsIn(match[1]!);
    if (options.length < 2 || isYesOrNo(options)) continue;
    const start = match.index + match[0].lastIndexOf(match[1]!);
    return { options, rest: blanked(text, start, start + match[1]!.length) };
  }
  return undefined;
}

/** What is to be detected is no choice. */
function isOfDetector(text: string, match: RegExpExecArray): boolean {
  const isNames = /^(?:classes|labels|categories)\b/i.test(match[0]);
  return detection.test(leadOf(text, match)) || (isNames && detector.test(text));
}

const detector =
  /\bdetect(?:or|ion)?\b|\bbounding box|\bbox_2d\b|\b(?:return|draw|output|give) (?:all )?boxes\b/i;

/** "Which of these are there: …" may be several. */
const several = /^which of (?:these|them|the following)\b[^:]{0,60}\b(?:are|can|do)\b/i;

/** The sentence up to the list. */
function leadOf(text: string, match: RegExpExecArray): string {
  const before = text.slice(0, match.index + match[0].lastIndexOf(match[1]!));
  const lead = before.slice(-longestLead);
  return lead.slice(lead.search(/[^.?!\n]*\n?[^.?!\n]*$/));
}

const longestLead = 300;

function letteredOptions(text: string): Options | undefined {
  const marks = [...text.matchAll(lettered)];
  const first = marks.findIndex(([, letter]) => letter!.toLowerCase() === 'a');
  const run = marks
    .slice(Math.max(0, first))
    .filter(({ 1: letter }, at) => letter!.toLowerCase() === 'abcdefgh'[at]);
  if (first < 0 || run.length < 2) return undefined;
  const start = run[0]!.index;
  const texts = run.map(
    (mark, at) => text.slice(mark.index + mark[0].length, run[at + 1]?.index).split('\n')[0]!,
  );
  return {
    options: texts.flatMap((option) => optionsIn(`${option},`)),
    rest: blanked(text, start, text.length),
  };
}

function isYesOrNo(options: readonly string[]): boolean {
  return options.some((option) => /^(?:yes|no|true|false|json|a number)$/i.test(option));
}

function blanked(text: string, start: number, end: number): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}
