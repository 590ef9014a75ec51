import { type Draft, isSpecific } from './draft.js';
import type { Kind } from './kinds/kind.js';
import { kindsOf } from './kinds/selectKinds.js';
import { withChoices } from './options/choices.js';
import type { Ask } from './plan.js';
import { type ReadText, readText } from './readText.js';
import { type Target, withoutFilterWords } from './targets/target.js';
import { type Task, thingTasks } from './tasks/task.js';
import { shortened } from './text/sentences.js';
import { withoutAsides } from './withoutAsides.js';

/** What surrounds a prompt. */
export interface Surroundings {
  readonly system: string;
  /** The user's earlier turns, oldest first. */
  readonly earlier: readonly string[];
}

/** Earlier turns than these are no longer spoken of. */
const mostEarlier = 8;
/** Of longer ones, in letters, the beginning and the end are read. */
const longestEarlier = 2000;

/** Reads what a prompt asks; a prompt that leaves out what it is about means what was spoken of before it. */
export function planAsks(prompt: string, { system, earlier }: Surroundings): Ask[] {
  const own = readText(prompt);
  const background = readText(system);
  const history = earlier
    .slice(-mostEarlier)
    .flatMap((text) => readText(shortened(text, longestEarlier)).drafts);
  const drafts = withTasks(askingOf(own, background, history), background.drafts, history);
  const excluded = [...own.drafts, ...background.drafts].flatMap((draft) => draft.excluded);
  const fallback = background.drafts.flatMap(({ targets }) => targets);
  const asks = withTargets(drafts, [...history, ...spokenOf(own)], fallback).map((draft) =>
    toAsk(draft, excluded),
  );
  return withoutAsides(withChoices(asks, own.options, background.options));
}

const nothing: Draft = {
  task: undefined,
  targets: [],
  mentions: [],
  excluded: [],
  filters: [],
  isBare: false,
  text: '',
  question: '',
};

/** The drafts that ask something: the prompt's, else what the conversation or the system instruction is about. */
function askingOf(own: ReadText, background: ReadText, history: readonly Draft[]): Draft[] {
  const asking = own.drafts.filter(({ task, isBare }) => task !== undefined || isBare);
  if (asking.length > 0) return asking;
  const corrected = spokenOf(own).filter(isCorrection);
  if (corrected.length > 0) return corrected;
  const naming = own.drafts.filter(({ targets }) => targets.length > 0);
  if (naming.length > 0) return naming;
  if (own.options.length > 0) return [{ ...nothing, task: 'classify' }];
  const standing = background.drafts.filter(({ task }) => task !== undefined);
  if (standing.length > 0) return standing;
  if (background.options.length > 0) return [{ ...nothing, task: 'classify' }];
  const last = history.findLast(({ task }) => task !== undefined);
  const marking = own.drafts.find(({ text }) => /\b(?:box(?:es)?|masks?|outlines?)\b/i.test(text));
  if (marking !== undefined && isUnmarkable(last)) return [{ ...marking, task: 'list' }];
  return [last === undefined ? { ...nothing, task: 'describe' } : ofPictureNamed(last, own)];
}

/** What was asked before has nothing in it that a box could be drawn around. */
function isUnmarkable(last: Draft | undefined): boolean {
  return last?.task === 'compare' || last?.task === 'beyond';
}

/** "And in the second picture?", "only the ones on the left": the same question of another picture or of fewer things. */
function ofPictureNamed(draft: Draft, { drafts }: ReadText): Draft {
  const text = drafts.find((own) => /\b(?:images?|pictures?|photos?|one)\b/i.test(own.text))?.text;
  const filters = drafts.flatMap((own) => own.filters);
  return {
    ...draft,
    text: text ?? draft.text,
    filters: filters.length > 0 ? filters : draft.filters,
  };
}

/** "I lost my phone": what is spoken of for a question after it. */
function spokenOf({ drafts }: ReadText): Draft[] {
  return drafts.flatMap((draft) =>
    draft.mentions.length > 0 ? [{ ...draft, targets: draft.mentions }] : [],
  );
}

const forNames: readonly (Task | undefined)[] = ['count', 'exists', 'where', 'colour', 'describe', 'list'];

/** Bare names are asked what was asked before ("and cats?"), what the instruction says of names, or are listed. */
function withTasks(
  drafts: readonly Draft[],
  background: readonly Draft[],
  history: readonly Draft[],
): Draft[] {
  const before = history.findLast(({ task }) => forNames.includes(task))?.task;
  const standing = background.find((draft) => forNames.includes(draft.task) && !isSpecific(draft))?.task;
  return drafts.map((draft) => {
    if (draft.task !== undefined) return draft;
    const isRanked = draft.filters.some(({ by }) => by === 'largest' || by === 'smallest');
    const isQuestion = /\?\s*$/.test(draft.text) && !isRanked;
    if (/^(?:what|which)\b(?! about\b)/.test(draft.question)) return { ...draft, task: 'list' };
    return {
      ...draft,
      task:
        (isQuestion || isCorrection(draft) ? before : undefined) ??
        standing ??
        (isQuestion ? 'exists' : 'list'),
    };
  });
}

/** "No, I meant the bicycles." */
function isCorrection({ text }: Draft): boolean {
  return /\b(?:i mean|i meant|actually|rather|instead|the same|same question|likewise)\b/i.test(text);
}

const backwards =
  /\b(?:its?|they|them|their|these|those|that one|this one|the (?:\w+ )?ones?|each|of which)\b|^(?:what|which) ones?$|^what else$|^what colou?rs? (?:is|are|was) (?:that|this)$|^where$|^(?:is|are) there (?:any )?(?:more|others?)$|^which (?:one )?(?:is|are)\b|^how many(?: (?:are|is)\b|$)/;

/** Gives drafts that name nothing the things spoken of before them or, last, those of the system instruction. */
function withTargets(
  drafts: readonly Draft[],
  history: readonly Draft[],
  fallback: readonly Target[],
): Draft[] {
  let before = history.findLast(isSpecific)?.targets;
  return drafts.map((draft) => {
    if (isSpecific(draft)) {
      before = draft.targets;
      return draft;
    }
    if (!thingTasks.includes(draft.task)) return draft;
    const isBackwards =
      draft.targets.length === 0 && draft.relation === undefined && backwards.test(draft.question);
    const targets = isBackwards ? (before ?? draft.targets) : draft.targets;
    return { ...draft, targets: targets.length > 0 || draft.relation !== undefined ? targets : fallback };
  });
}

function toAsk(draft: Draft, excluded: readonly Kind[]): Ask {
  const { filters, relation, options, conjunction, isNegated, comparison, fieldName, text } = draft;
  const task = finalTask(draft);
  // What there is to choose from is no thing to look for.
  const targets = task === 'classify' ? [] : draft.targets.map(withoutFilterWords);
  return {
    task,
    targets,
    kinds: kindsOf(targets, excluded),
    filters: filters.length > 0 ? filters : undefined,
    relation,
    options,
    conjunction,
    isNegated: isNegated || undefined,
    comparison,
    fieldName,
    beyond: task === 'beyond' ? (draft.beyond ?? 'other') : undefined,
    question: text === '' ? undefined : text,
  };
}

/** The task that fits the targets: nothing in particular cannot be affirmed, and "what animal is this" lists. */
function finalTask({ task = 'list', targets, question, relation, filters, beyond }: Draft): Task {
  const isOfPlace = relation !== undefined || filters.length > 0;
  if (task === 'where' && targets.length === 0) return isOfPlace ? 'list' : 'scene';
  if (task === 'exists' && targets.length === 0) return isOfPlace ? 'list' : 'beyond';
  if (task === 'exists' && targets.every(({ isAnything }) => isAnything)) return 'list';
  const asksWhat = /^(?:what|which)\b/.test(question);
  if (task === 'describe' && asksWhat && targets.length === 0 && isOfPlace) return 'list';
  const isOpen = beyond === 'other' || /^(?:what|which) (?:type|kind|sort)s? of\b/.test(question);
  if (task === 'beyond' && asksWhat && filters.length > 0 && beyond === 'other') return 'list';
  const isOfSort = asksWhat && targets.some(({ kinds }) => kinds.length > 1) && isOpen;
  return task === 'beyond' && isOfSort ? 'list' : task;
}
