import { clausesOf } from './clauses.js';
import type { Draft } from './draft.js';
import { inEnglish } from './foreign/inEnglish.js';
import { readOptions } from './options.js';
import { readClause } from './readClause.js';
import { sentencesOf } from './sentences.js';
import { isUnknown } from './target.js';

/** All that one text asks, and the choices that it gives. */
export interface ReadText {
  readonly drafts: readonly Draft[];
  readonly options: readonly string[];
}

/** More clauses than these are hostile. */
const mostClauses = 64;

/** Reads what a prompt, a system instruction or an earlier turn asks, in its order. */
export function readText(text: string): ReadText {
  const { options, rest } = readOptions(inEnglish(text));
  const clauses = sentencesOf(rest).flatMap(clausesOf).slice(0, mostClauses);
  return { drafts: withLists(clauses.flatMap(readClause)), options };
}

/** "Detect the following: car, bus" and "which is there more of: apples or oranges": the list is what is asked for. */
function withLists(drafts: readonly Draft[]): Draft[] {
  const merged: Draft[] = [];
  for (const draft of drafts) {
    const before = merged.at(-1);
    if (before !== undefined && isListOf(draft, before)) {
      merged[merged.length - 1] = {
        ...before,
        targets: draft.targets,
        filters: [...before.filters, ...draft.filters],
      };
    } else merged.push(draft);
  }
  return merged;
}

const ofLists = ['list', 'count', 'exists', 'where', 'colour'];

function isListOf(draft: Draft, before: Draft): boolean {
  const isList = draft.isBare || (draft.task === 'classify' && draft.targets.length > 0);
  return (
    isList &&
    ofLists.includes(before.task ?? '') &&
    before.targets.every((target) => target.isAnything || isUnknown(target))
  );
}
