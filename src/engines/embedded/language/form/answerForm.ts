import { askedLanguage } from '../foreign/askedLanguage.js';
import { writtenLanguage } from '../foreign/writtenLanguage.js';
import type { Length, Plan } from '../plan.js';
import { numberNamed, numeral } from '../text/numerals.js';
import { plainText } from '../text/plainText.js';
import { layoutOf } from './layout.js';
import { lengthOf } from './length.js';

/** How a text wants its answer written, where it says so. */
export interface AnswerForm extends Pick<Plan, 'maxObjects' | 'length' | 'variants' | 'layout' | 'language'> {
  readonly wantsBoxes: boolean;
  readonly wantsMasks: boolean;
  readonly wantsJson: boolean;
  readonly forbidsMasks: boolean;
  readonly forbidsFences: boolean;
  /** Repeated objects must be told apart by their names. */
  readonly wantsDistinctLabels: boolean;
  /** A single word or number instead of a sentence. */
  readonly isTerse: boolean;
}

const negation = String.raw`\b(?:no|not|never|without|don't|omit|skip|exclude|avoid)\b`;
const maskWords =
  /(?<!\b(?:wear|wears|wearing|face|surgical|gas|wear a|wears a|wearing a|wearing any|wear any) )\b(?:masks?|segment(?:s|ed|ation|ations)?|polygons?|(?:cut|crop|clip) ?outs?)\b|\boutline (?:the|all|every|each)\b|\b(?:outlines?|silhouettes?|contours?) of\b/;
const boxWords =
  /\bbox_[23]d\b|\bbounding[ -]?box(?:es)?\b|\bbbox(?:es)?\b|(?<!how many )\bbox(?:es)? (?:of|for|around)\b|\bdete?ct\b|\bobject detect(?:ion|or)\b|\b(?:return|draw|output|give) (?:me )?(?:all |the |a )?box(?:es)?\b|(?:^|[.!?:\n] ?)(?:(?:can|could|would) you )?(?:please )?box (?:it|them|the|all|every|each|these|those)\b|(?:^|[.!?:\n] ?)boxes,? please\b|\blocali[sz](?:e|ation)\b|(?<!what is the )\b(?:positions?|locations?) (?:of|for)\b|\bcoordinates (?:of|for)\b|(?:^|[.!?:\n] ?)(?:(?:can|could|would) you )?(?:please )?(?:find|locate|point (?:to|at|out)|mark) (?!out)/;
const jsonWords =
  /\bjson\b|\b(?:return|output|answer|reply|respond|print)\b[^{}\n]{0,40}\{\s*["“][^"“”{}]{1,40}["”]\s*:/;
const forbiddenJson = new RegExp(`${negation}[^.;\\n]{0,20}?\\bjson\\b`);
const forbiddenMasks = new RegExp(`${negation}[^.;\\n]{0,40}?\\bmasks?\\b`);
const forbiddenFences = new RegExp(`${negation}[^.;\\n]{0,60}?(?:fenc|code ?block|markdown|backtick|\`\`\`)`);
const distinct =
  /\b(?:distinct|unique|different|individual) (?:names?|labels?|characteristics?)|multiple times\b/;
const terse =
  /\b(?:one|single)[ -](?:word|number|digit)\b|\b(?:answer|reply|respond|output)\b[^.;\n]{0,30}\b(?:numbers?|digits?|yes or no|yes[/,]no|true or false|true[/,]false)\b|\btrue\b[^.;\n]{1,80}\bfalse\b|\b(?:return|answer|say|output|print|reply|respond)(?: with)? yes\b[^.;\n]{1,80}\bno\b|\bjust (?:the|a) number\b|\b(?:return|answer|output|reply|say|print|give(?: me)?)(?: with)? (?:just|only) (?:the |a )?(?:number|count)\b(?! (?:plates?|on|at)\b)|\b(?:yes(?:[/,] ?| or )no|true(?:[/,] ?| or )false)\W*$|^\W*(?:true or false|yes or no)\b|\bnumbers? only\b/;
const atMost = new RegExp(
  `\\b(?:limit(?:ed)?\\b[^.;\\n]{0,30}?\\bto|at most|no more than|not more than|up to|max(?:imum)?(?: of)?|the top|top|(?:list|name|find|give(?: me)?|mention) (?:the |only |just )?(?=${numeral} (?:\\w+ )?(?:things|objects|items|animals|main|hash ?tags|keywords|tags|colou?rs))) (${numeral})\\b(?! (?:words?|sentences?|characters?|letters?|lines?|tokens?|paragraphs?))`,
);
const atMostNamed = new RegExp(
  `\\b(?:list|name|find|tell(?: me)?|give(?: me)?|mention|show|with|add|suggest) (?:the |only |just )?(${numeral}) (?:\\w+ ){0,3}(?:things|objects|items|animals|vehicles|hash ?tags|keywords|tags|colou?rs)\\b`,
);
const severalOf = new RegExp(
  `\\b(${numeral}) (?:[\\w-]+ ){0,3}(?:captions|titles|headlines|descriptions|alt texts|versions|variants|alternatives)\\b`,
);

const yesOrNo = /\((?:yes|true) ?(?:\/|,|or) ?(?:no|false)\)/;
const forEnglish = /\b(?:answer|reply|respond|describe|write)\b[^.\n]{0,40}\bin english\b/;

const longest = 20_000;

/** Reads how an answer is to be written from a prompt or a system instruction. */
export function answerFormOf(text: string): AnswerForm {
  const raw = text.slice(0, longest).toLowerCase();
  const plain = plainText(raw)
    .replace(/[ \t]+/g, ' ')
    .trim();
  const forbidsMasks = forbiddenMasks.test(plain);
  return {
    wantsMasks: !forbidsMasks && maskWords.test(raw),
    wantsBoxes: boxWords.test(raw) || boxWords.test(plain),
    wantsJson: jsonWords.test(raw) && !forbiddenJson.test(raw),
    forbidsMasks,
    forbidsFences: forbiddenFences.test(raw),
    wantsDistinctLabels: distinct.test(plain),
    isTerse: terse.test(plain) || yesOrNo.test(raw),
    maxObjects: numberIn(plain, atMost) ?? numberIn(plain, atMostNamed),
    length: lengthOf(plain),
    variants: numberIn(plain, severalOf),
    layout: layoutOf(plain),
    language: askedLanguage(raw) ?? (forEnglish.test(raw) ? undefined : writtenLanguage(raw)),
  };
}

/** How to write an answer as the prompt and, where it is silent, the system instruction say. */
export function mergeForms(prompt: AnswerForm, system: AnswerForm): AnswerForm {
  const forbidsMasks = prompt.forbidsMasks || (system.forbidsMasks && !prompt.wantsMasks);
  return {
    wantsBoxes: prompt.wantsBoxes || system.wantsBoxes,
    wantsMasks: !forbidsMasks && (prompt.wantsMasks || system.wantsMasks),
    wantsJson: prompt.wantsJson || system.wantsJson,
    forbidsMasks,
    forbidsFences: prompt.forbidsFences || system.forbidsFences,
    wantsDistinctLabels: prompt.wantsDistinctLabels || system.wantsDistinctLabels,
    isTerse: prompt.isTerse || system.isTerse,
    maxObjects: prompt.maxObjects ?? system.maxObjects,
    length: mergeLengths(prompt.length, system.length),
    variants: prompt.variants ?? system.variants,
    layout: prompt.layout ?? system.layout,
    language: prompt.language ?? system.language,
  };
}

function mergeLengths(prompt: Length | undefined, system: Length | undefined): Length | undefined {
  return prompt === undefined ? system : { ...system, ...prompt };
}

function numberIn(text: string, pattern: RegExp): number | undefined {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? undefined : numberNamed(found);
}
