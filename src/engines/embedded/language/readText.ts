import { type Draft, isSpecific } from './draft.js';
import { inEnglish } from './foreign/inEnglish.js';
import { readOptions } from './options/options.js';
import { readClause } from './readClause.js';
import { isUnknown } from './targets/target.js';
import { clausesOf } from './text/clauses.js';
import type { Sentence } from './text/sentence.js';
import { sentencesOf, shortened } from './text/sentences.js';

/** All that one text asks, and the choices that it gives. */
export interface ReadText {
  readonly drafts: readonly Draft[];
  readonly options: readonly string[];
}

/** Lists of choices may be long; of longer texts the beginning and the end are read. */
const longestWithOptions = 20_000;

/** More clauses than these are hostile. */
const mostClauses = 64;

/** Reads what a prompt, a system instruction or an earlier turn asks, in its order. */
export function readText(text: string): ReadText {
  const { options, rest } = readOptions(withoutRoles(inEnglish(shortened(text, longestWithOptions))));
  const clauses = sentencesOf(rest).flatMap(clausesOf).slice(0, mostClauses);
  const isJudged = judged.test(text);
  const drafts = clauses.flatMap((clause) => readClause(isJudged ? asQuestion(clause) : clause));
  return { drafts: withLists(drafts), options };
}

/** "True or false: there is a dog" asks whether there is one. */
const judged =
  /\b(?:is (?:the following|this)(?: statement)? (?:true|correct)|true or false|true\/false|right or wrong|correct or (?:not|incorrect))\b/i;

/** "There is a dog" as "is there a dog", and "the car is red" as "is the car red". */
function asQuestion(clause: Sentence): Sentence {
  const { words } = clause;
  const at = words.findIndex((word) => /^(?:is|are|was|were)$/.test(word));
  const isStatement = at > 0 && /^(?:there|this|that|the|these|it|they|an?|all)$/.test(words[0]!);
  return isStatement ? { ...moved(clause, at), text: clause.text } : clause;
}

function moved({ words, tags, starts, text }: Sentence, at: number): Sentence {
  const toFront = <T>(list: readonly T[]): T[] => [list[at]!, ...list.slice(0, at), ...list.slice(at + 1)];
  return { words: toFront(words), tags: toFront(tags), starts: toFront(starts), text };
}

const roles = [
  /\b(?:suitable|intended|meant|designed|appropriate|ready) for [^.,!?\n]{1,60}/gi,
  /\bfor (?:an?|the|my|our) (?:[\w-]+ )?(?:magazine|catalog(?:ue)?|blog|website|shop|newspaper|listing|report|presentation|newsletter|book|brochure|post)\b/gi,
  /(?:^|[.!?\n])\s{0,10}(?:please )?(?:act(?:ing)? as|as|imagine you are|pretend (?:to be|you are)) (?:an?|the|my|if you were an?) [^,.!?\n]{1,60}?(?:,| and (?=tell|describe|count|say|list|find|detect|read|check|answer|give|write))/gi,
  /\bfor (?:an?|the|my|our) (?:blind|visually[ -]impaired|partially sighted|deaf|young|small|little|\w+[ -]year[ -]old)(?: \w+)?/gi,
];

/** Who answers and for whom is no thing to look for: "as an art critic, …", "… for a blind person". */
function withoutRoles(text: string): string {
  return roles.reduce((rest, role) => rest.replace(role, (found) => ' '.repeat(found.length)), text);
}

/** "Detect the following: car, bus" and "which is there more of: apples or oranges": the list is what is asked for. */
function withLists(drafts: readonly Draft[]): Draft[] {
  const merged: Draft[] = [];
  for (const draft of drafts) {
    const before = merged.at(-1);
    if (before !== undefined && isChoiceFor(draft, before)) merged[merged.length - 1] = draft;
    else if (before !== undefined && isListOf(draft, before)) {
      merged[merged.length - 1] = {
        ...before,
        // "Which of these are there" is only beyond seeing without the list.
        task: before.task === 'beyond' ? 'list' : before.task,
        targets: draft.targets,
        filters: [...before.filters, ...draft.filters],
      };
    } else merged.push(draft);
  }
  return merged;
}

/** "Which room is it: kitchen or bathroom?" */
function isChoiceFor({ task, options = [], question }: Draft, before: Draft): boolean {
  if (before.task === 'count' || before.task === 'compare') return false;
  const isBare = task === 'classify' && options.length > 0 && !/^(?:is|are|was|does|would)\b/.test(question);
  return isBare && /^(?:what|which)\b/.test(before.question) && !/\?\s*$/.test(before.text);
}

const ofLists = ['list', 'count', 'exists', 'where', 'colour'];

function isListOf(draft: Draft, before: Draft): boolean {
  const isList =
    (draft.isBare && draft.fieldName === undefined && isSpecific(draft)) ||
    (draft.task === 'classify' && draft.targets.length > 0);
  return (
    isList &&
    (ofLists.includes(before.task ?? 'list') || before.beyond === 'other') &&
    (/\b(?:these|following)\b/.test(before.question) ||
      before.targets.every((target) => target.isAnything || isUnknown(target)))
  );
}
