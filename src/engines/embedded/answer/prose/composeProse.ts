import type { Plan } from '../../language/plan.js';
import type { SeenImage } from '../seen.js';
import { emptyWord } from './form/emptyWord.js';
import { fitSentences, fitWords, keepWorthSaying } from './form/fit.js';
import { type Draft, draftOf } from './form/paragraph.js';
import { paragraphsOf, viewsOf } from './form/paragraphsOf.js';
import { render, renderAsOne } from './form/render.js';
import { isEmpty } from './words/absence.js';
import { noPicture, notUnderstood, writesEnglish } from './words/phrases.js';

/** Answers every ask of a plan in English, picture by picture where there are several, as long as the plan allows. */
export function composeProse(plan: Plan, seen: readonly SeenImage[]): string {
  if (seen.length === 0) return noPicture;
  const empty = emptyWord(plan);
  if (empty !== undefined && findsNothing(plan, seen)) return empty;
  const answer = fitted(paragraphsOf(plan, seen).map(draftOf), plan);
  return [...noticesOf(plan), answer].join('\n');
}

/** Limits that leave room for the answer alone come first. */
function noticesOf({ language, isUnclear, isTerse, length }: Plan): string[] {
  const isShort = length?.maxWords !== undefined || length?.maxSentences !== undefined;
  if (isTerse || isShort) return [];
  return [...(language === undefined ? [] : [writesEnglish]), ...(isUnclear ? [notUnderstood] : [])];
}

function findsNothing(plan: Plan, seen: readonly SeenImage[]): boolean {
  return plan.asks.every((ask) => viewsOf(ask, plan, seen).every(isEmpty));
}

function fitted(drafts: Draft[], plan: Plan): string {
  // Each of several captions has the limits, which it has kept.
  const { maxWords, maxSentences, detail } = areVariants(plan) ? {} : (plan.length ?? {});
  keepWorthSaying(drafts, detail);
  const groups = isLimitOfEach(plan) ? drafts.map((draft) => [draft]) : [drafts];
  const texts = groups.map((group) => {
    if (maxSentences !== undefined) fitSentences(group, maxSentences);
    if (maxWords !== undefined) fitWords(group, maxWords);
    return maxSentences !== undefined && group.length > maxSentences ? renderAsOne(group) : render(group);
  });
  return texts.join('\n');
}

function areVariants({ asks, variants = 1 }: Plan): boolean {
  return variants > 1 && asks.length === 1 && asks[0]!.task === 'caption';
}

/** "A caption of at most ten words" is so of each picture's, and so is what is said to be of each. */
function isLimitOfEach({ asks, instructions, length }: Plan): boolean {
  const areCaptions = asks.every(({ task }) => task === 'caption') && length?.maxSentences === undefined;
  return areCaptions || /\b(?:each|every|per)\b/i.test(instructions);
}
