import { isPlural, pluralOf, singularOf, toSingular, withArticle } from '../../../language/kinds/plural.js';
import type { Ask } from '../../../language/plan.js';
import { isUnknown, type Target } from '../../../language/targets/target.js';
import { canJudge } from '../../objects/relations/related.js';
import type { SeenObject } from '../../seen.js';
import { countedExactly, inWords, joined } from './english.js';
import { colourAsked, colourSaid, narrowingOf } from './narrowing.js';

/** The targets of an ask that the detector can look for. */
export function knownTargets({ targets }: Pick<Ask, 'targets'>): readonly Target[] {
  return targets.filter((target) => !isUnknown(target) && !target.isAnything);
}

/** What an ask looks for, in the plural and in its own words: "cats or dogs"; "objects" when it names nothing. */
export function pluralTargets(ask: Pick<Ask, 'targets'>): string {
  const names = knownTargets(ask).map(pluralTarget);
  return names.length === 0 ? 'objects' : joined(names, 'or');
}

/** One target in the plural: "cats". */
export function pluralTarget({ phrase }: Target): string {
  return massNoun.test(phrase) ? phrase : pluralOf(toSingular(phrase));
}

/** Nouns that have neither plural nor article. */
const massNoun =
  /\b(?:food|furniture|luggage|cutlery|tableware|silverware|equipment|traffic|fruit|electronics)$/;

/** So many of one target: "one cat", "two cats", "no cats". */
export function countedTarget(target: Target, count: number): string {
  return `${inWords(count)} ${count === 1 ? singularOf(toSingular(target.phrase)) : pluralTarget(target)}`;
}

/** So many of all targets of an ask together: "one cat", "three cats and dogs", "no objects". */
export function countedTargets(ask: Pick<Ask, 'targets'>, count: number): string {
  const targets = knownTargets(ask);
  if (targets.length === 0) return countedExactly('object', count);
  return joined(
    targets.map((target, index) => (index === 0 ? countedTarget(target, count) : pluralTarget(target))),
  );
}

/** What is not there, in the number it was asked for in: "a cat or a dog", "any cats or dogs". */
export function noneOfTargets(ask: Pick<Ask, 'targets'>): string {
  const names = knownTargets(ask).map(noneOfTarget);
  if (names.length === 0) return 'any object';
  const areAll = names.every((name) => name.startsWith('any '));
  return joined(areAll ? names.map((name, index) => (index === 0 ? name : name.slice(4))) : names, 'or');
}

/** The same of one target: "a cat", "any people", "any food". */
export function noneOfTarget(target: Target): string {
  const { phrase } = target;
  const isMany = massNoun.test(phrase) || isPlural(phrase.split(' ').at(-1)!);
  return isMany ? `any ${pluralTarget(target)}` : withArticle(singularOf(toSingular(phrase)));
}

/** "I do not see any cats on the couch." */
export function absenceOf(ask: Ask): string {
  const colour = knownTargets(ask).length === 0 ? colourAsked(ask) : undefined;
  const things = colour === undefined ? pluralTargets(ask) : `${colour} objects`;
  return `I do not see any ${things}${narrowingOf(ask)}.`;
}

/** Whether an ask is about some things only, and its answer may be that these are not there. */
export function isAboutSome(ask: Ask): boolean {
  return knownTargets(ask).length > 0 || (ask.filters ?? []).length > 0 || ask.relation !== undefined;
}

/**
 * What cannot be judged of the targets although it was asked: that the cats are kittens, that the cars are wet. Empty
 * when there is nothing of the sort.
 */
export function reservations(ask: Ask, objects: readonly SeenObject[]): string[] {
  return [...doubts(ask, objects), ...relationReservations(ask)];
}

/** Whether what was found may be other than what was asked for. */
export function isInDoubt(ask: Ask, objects: readonly SeenObject[]): boolean {
  const isPlaceKnown = ask.relation === undefined || canJudge(ask.relation);
  return !isPlaceKnown || doubts(ask, objects).length > 0;
}

function doubts(ask: Ask, objects: readonly SeenObject[]): string[] {
  const colour = colourSaid(ask, objects) === undefined ? colourAsked(ask) : undefined;
  const subject = objects.length === 1 ? isOf(objects[0]!) : 'they are';
  return [
    ...knownTargets(ask).flatMap((target) => reservationsOf(target, subject)),
    ...(colour === undefined ? [] : [`I cannot judge whether ${subject} ${colour}.`]),
  ];
}

function isOf({ label }: SeenObject): string {
  return label === 'person' ? 'they are' : 'it is';
}

/** Words at the end or the beginning of what narrows a thing down that say nothing without the rest. */
const loose =
  /^(?:either|both|any|some)\b\s*|\s*\b(?:the|an?|of|in|on|at|behind|beside|by|with|and|or|to|near)$/g;

function withoutLoose(words: string): string {
  const shorter = words.replace(loose, '').trim();
  return shorter === words ? words : withoutLoose(shorter);
}

function reservationsOf(target: Target, subject: string): string[] {
  const { isNarrower, qualifiers, kinds } = target;
  const others = joined(kinds.map(pluralOf), 'or');
  if (isNarrower) return [`I cannot tell ${pluralTarget(target)} from other ${others}.`];
  const narrower = withoutLoose(qualifiers.join(' ').slice(0, 200));
  return narrower === '' ? [] : [`I cannot judge whether ${subject} "${narrower}".`];
}

function relationReservations({ relation }: Ask): string[] {
  if (relation === undefined) return [];
  const { preposition, target } = relation;
  if (!canJudge(relation)) return [`I cannot recognise "${target.phrase}", so I left that out.`];
  const isDepth = preposition === 'in front of' || preposition === 'behind';
  return isDepth ? ['What is in front I judge only by what stands lower in the picture.'] : [];
}
