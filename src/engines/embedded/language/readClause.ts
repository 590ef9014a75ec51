import { colourNamed } from '../colours/colourNamed.js';
import type { Draft } from './draft.js';
import type { Filter } from './filters/filter.js';
import { coloursOf, textFilterOf } from './filters/lookFilters.js';
import { placeFiltersOf } from './filters/placeFilters.js';
import { traitsOf } from './kinds/traits.js';
import { alternativesOf } from './options/alternatives.js';
import type { Beyond } from './plan.js';
import { type ClauseTargets, clauseTargets } from './targets/clauseTargets.js';
import type { Target } from './targets/target.js';
import { colourChosen, colourSaid, coloursAsked } from './tasks/colourQuestion.js';
import { fieldsAsked } from './tasks/fieldNames.js';
import type { Task } from './tasks/task.js';
import { lastReadingOf, taskOf } from './tasks/taskOf.js';
import type { Reading } from './tasks/taskPatterns.js';
import { questionOf } from './text/question.js';
import { type Sentence, wordsOf } from './text/sentence.js';

/** Reads what a clause (`clausesOf`) asks: mostly one thing, several where it names several fields or colours. */
export function readClause(sentence: Sentence): Draft[] {
  const question = questionOf(sentence);
  const { reading, options, fields = [] } = wordingOf(sentence, question);
  if (isFallback(sentence)) return [];
  const worded = reading?.split(':')[0] as Task | undefined;
  const found = clauseTargets(sentence, question, worded);
  const task = reading === 'beyond:other' && isOfPlace(question, found) ? 'exists' : worded;
  const rest = found.restOf(question);
  const draft: Draft = {
    ...traitsOf(task, rest, question, found.targets),
    task,
    beyond: task === 'beyond' ? (reading!.split(':')[1] as Beyond) : undefined,
    targets: found.targets,
    mentions: found.mentions,
    excluded: found.excluded.flatMap(({ kinds }) => kinds),
    relation: found.relation,
    filters: isOfThings(task) ? filtersOf(sentence, rest, found.targets) : [],
    options,
    isBare: found.isBare,
    text: sentence.text.trim(),
    question,
  };
  if (fields.length > 0) return fields.map((fieldName) => ({ ...draft, fieldName }));
  return task === 'colour' && options !== undefined ? [draft] : byColour(draft);
}

/** "Is my dog on the sofa again?" */
function isOfPlace(question: string, { relation, targets }: ClauseTargets): boolean {
  return relation !== undefined && targets.length > 0 && /^(?:is|are|was|were)\b/.test(question);
}

/** "Otherwise say so" only tells what to answer when there is nothing. */
function isFallback(sentence: Sentence): boolean {
  return /^(?:otherwise|else|if (?:there (?:is|are|were) (?:no|none|nothing|not)|not|none|no|nothing))\b/.test(
    wordsOf(sentence),
  );
}

interface Wording {
  readonly reading: Reading | undefined;
  readonly options?: readonly string[];
  readonly fields?: readonly string[];
}

/** What these say holds whatever fields, colours or choices the words name besides. */
const firm: readonly (Reading | undefined)[] = [
  'beyond:other',
  'beyond:translation',
  'beyond:place',
  'scan',
  'compare',
  'quality',
  'count',
];
/** What a question with choices may look like besides. */
const open: readonly (Reading | undefined)[] = [undefined, 'exists', 'describe', 'list', 'classify', 'where'];

function wordingOf(sentence: Sentence, question: string): Wording {
  const reading = taskOf(question);
  if (/^how many\b/.test(question) && fieldsAsked(question, sentence)[0] === 'items')
    return { reading: 'lookup', fields: ['items'] };
  if (reading === 'list' && /^you are an?\b(?!.*\b(?:that|who|to)\b)/.test(wordsOf(sentence)))
    return { reading: undefined };
  if (firm.includes(reading)) return { reading };
  const isCondition = reading === 'exists' && /\b(?:if|whether)\b/.test(question);
  if (!isCondition && isAboutAnswer(question)) return { reading: undefined };
  const fields = fieldsAsked(question, sentence);
  if (fields.length > 0) return { reading: 'lookup', fields };
  if (colourChosen(question) !== undefined) return { reading: 'list' };
  const colours = coloursAsked(question);
  if (colours.length > 0) return { reading: 'colour', options: colours };
  const options = open.includes(reading) ? alternativesOf(sentence.text) : [];
  if (options.length > 0) return { reading: 'classify', options };
  return { reading: reading ?? lastReadingOf(question, sentence) };
}

/** Whether a sentence only says how to answer: "do not explain", "answer with one word or number". */
function isAboutAnswer(question: string): boolean {
  if (
    /^(?:choose|select|pick|mark|tick) (?:the |one )?(?:correct|right|best)?(?: \w+)? ?(?:answer|option|choice)$/.test(
      question,
    )
  )
    return true;
  if (/^which is it$|^is (?:the following|this)(?: statement)? (?:true|correct|right)/.test(question))
    return true;
  return /^(?:do not|never|avoid|no|not|without|exclude|ignore|answer|respond|reply)\b/.test(question);
}

const places: readonly (Task | undefined)[] = [
  'read',
  'lookup',
  'scan',
  'classify',
  'scene',
  'quality',
  'compare',
  'caption',
];

function isOfThings(task: Task | undefined): boolean {
  return !places.includes(task);
}

function filtersOf(sentence: Sentence, words: string, targets: readonly Target[]): Filter[] {
  const isChoice = /\b(?:left|right|top|bottom)\b.*\bor\b.*\b(?:left|right|top|bottom)\b/.test(words);
  const place = isChoice ? [] : placeFiltersOf(words, targets);
  const text = targets.length === 0 ? undefined : textFilterOf(sentence.text);
  const colour = colourChosen(words) ?? colourSaid(words);
  return [
    ...place,
    ...(text === undefined ? [] : [text]),
    ...(colour === undefined ? [] : [{ by: 'colour' as const, colour }]),
  ];
}

/** One draft for each colour or set of colours that the targets are wanted in. */
function byColour(draft: Draft): Draft[] {
  const groups = new Map<string, { targets: Target[]; filters: Filter[] }>();
  for (const target of draft.targets) {
    for (const filters of colourFilters(target)) {
      const key = JSON.stringify(filters);
      const group = groups.get(key) ?? { targets: [], filters };
      group.targets.push(withoutColours(target, filters));
      groups.set(key, group);
    }
  }
  if (groups.size === 0) return [draft];
  return [...groups.values()].map(({ targets, filters }) => ({
    ...draft,
    targets,
    filters: [...draft.filters, ...filters],
  }));
}

/** The red cars of "red and blue cars". */
function withoutColours(target: Target, kept: readonly Filter[]): Target {
  const isKept = (word: string) => {
    const colour = colourNamed(word);
    return colour === undefined || kept.some((filter) => filter.by === 'colour' && filter.colour === colour);
  };
  const words = target.phrase.split(' ');
  return { ...target, phrase: words.filter((word, at) => at === words.length - 1 || isKept(word)).join(' ') };
}

/** "Red and blue cars" are some red and some blue ones, a "black and white cat" is both. */
function colourFilters(target: Target): Filter[][] {
  const filters = coloursOf(target).map((colour): Filter => ({ by: 'colour', colour }));
  const isBoth =
    filters.length < 2 ||
    !/s$/.test(target.phrase) ||
    /\bblack\b.*\bwhite\b|\bwhite\b.*\bblack\b/.test(target.phrase);
  return isBoth ? [filters] : filters.map((filter) => [filter]);
}
