import type { GenerateRequest, Turn } from '../../engine.js';
import { type AnswerForm, answerFormOf } from './answerForm.js';
import { filterOf } from './filter.js';
import type { Kind } from './kind.js';
import type { Ask, Plan, Shape } from './plan.js';
import { kindsOf, unknownOf } from './selectKinds.js';
import { sentencesOf } from './sentences.js';
import { sentenceTargets } from './sentenceTargets.js';
import { isUnknown, type Target } from './target.js';
import { type Task, taskOf } from './task.js';

/**
 * Reads what a request wants from the last turn's text and the system instruction. What the last turn asks for
 * comes before what the instruction asks for; how to write the answer may stand in either.
 */
export function planAnswer(request: GenerateRequest): Plan {
  const prompt = textOf(request.turns.at(-1));
  const system = request.system ?? '';
  const form = mergeForms(answerFormOf(prompt), answerFormOf(system));
  const shape = shapeOf(request, form);
  const asks = asksOf(prompt, system);
  return {
    shape,
    asks,
    kinds: [...new Set(asks.flatMap(({ kinds }) => kinds))],
    unknown: unknownOf(asks.flatMap(({ targets }) => targets)),
    isFenced: request.output.type === 'text' && !form.forbidsFences,
    maxObjects: form.maxObjects,
    wantsDistinctLabels: form.wantsDistinctLabels,
    isTerse: form.isTerse,
    instructions: [prompt, system].join('\n'),
  };
}

function textOf(turn: Turn | undefined): string {
  const texts = turn?.parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])) ?? [];
  return texts.join('\n');
}

function mergeForms(prompt: AnswerForm, system: AnswerForm): AnswerForm {
  const forbidsMasks = prompt.forbidsMasks || (system.forbidsMasks && !prompt.wantsMasks);
  return {
    wantsBoxes: prompt.wantsBoxes || system.wantsBoxes,
    wantsMasks: !forbidsMasks && (prompt.wantsMasks || system.wantsMasks),
    forbidsMasks,
    forbidsFences: prompt.forbidsFences || system.forbidsFences,
    wantsDistinctLabels: prompt.wantsDistinctLabels || system.wantsDistinctLabels,
    isTerse: prompt.isTerse || system.isTerse,
    maxObjects: prompt.maxObjects ?? system.maxObjects,
  };
}

function shapeOf({ output }: GenerateRequest, form: AnswerForm): Shape {
  if (output.type === 'json' && output.schema !== undefined) {
    return { type: 'schema', schema: output.schema, path: output.schemaPath ?? 'schema' };
  }
  if (form.wantsMasks) return { type: 'masks' };
  if (form.wantsBoxes) return { type: 'boxes' };
  return { type: output.type === 'json' ? 'json' : 'prose' };
}

/** What is asked in one sentence, before the sentences are put together. */
interface SentenceAsk {
  readonly task: Task | undefined;
  readonly targets: readonly Target[];
  readonly excluded: readonly Kind[];
  readonly sentence: string;
}

function asksOf(prompt: string, system: string): Ask[] {
  const own = sentenceAsks(prompt);
  const background = sentenceAsks(system);
  const excluded = [...own, ...background].flatMap((ask) => ask.excluded);
  const fallback = background.flatMap(({ targets }) => targets);
  const real = own.filter(
    (ask) => ask.targets.length > 0 || (ask.task !== undefined && ask.excluded.length === 0),
  );
  const asks = real.length > 0 ? real : [{ task: undefined, targets: [], sentence: '' }];
  return withoutAsides(asks.map((ask) => toAsk(ask, excluded, fallback)));
}

function sentenceAsks(text: string): SentenceAsk[] {
  return sentencesOf(text).map((words) => {
    const { wanted, excluded } = sentenceTargets(words);
    const sentence = words.join(' ');
    return {
      task: taskOf(sentence),
      targets: wanted,
      excluded: excluded.flatMap(({ kinds }) => kinds),
      sentence,
    };
  });
}

function toAsk(
  ask: Omit<SentenceAsk, 'excluded'>,
  excluded: readonly Kind[],
  fallback: readonly Target[],
): Ask {
  // Differences, similarities and the like are no things to look for.
  const own = ask.task === 'compare' ? ask.targets.filter((target) => !isUnknown(target)) : ask.targets;
  const targets = own.length > 0 ? own : fallback;
  return {
    task: finalTask(ask, targets),
    targets,
    kinds: kindsOf(targets, excluded),
    filter: filterOf(ask.sentence, targets),
  };
}

/** The task that fits the targets: nothing in particular cannot be affirmed, and "what animal is this" lists. */
function finalTask({ task, sentence }: Omit<SentenceAsk, 'excluded'>, targets: readonly Target[]): Task {
  if (task === undefined) return targets.length > 0 ? 'list' : 'describe';
  if (task === 'exists' && targets.length === 0) return 'beyond';
  if (task === 'exists' && targets.every(({ isAnything }) => isAnything)) return 'list';
  const asksForSort = /^(what|which)\b/.test(sentence) && targets.some(({ kinds }) => kinds.length > 1);
  return task === 'beyond' && asksForSort ? 'list' : task;
}

/** A sentence that names nothing adds nothing to one that does ("Detect the cats. Find them all."). */
function withoutAsides(asks: readonly Ask[]): Ask[] {
  const specific = asks.filter(({ targets }) => targets.some(({ isAnything }) => !isAnything));
  const asides = (ask: Ask) => ask.task === 'list' || ask.task === 'describe';
  if (specific.length > 0) return asks.filter((ask) => specific.includes(ask) || !asides(ask));
  const named = asks.filter(
    ({ targets, task }) => targets.length > 0 || task === 'compare' || task === 'beyond',
  );
  return named.length > 0 ? named : asks.slice(0, 1);
}
