import type { GenerateRequest, Turn } from '../../engine.js';
import { type AnswerForm, answerFormOf, mergeForms } from './form/answerForm.js';
import { shapeOf } from './form/shapeOf.js';
import type { Ask, Length, Plan } from './plan.js';
import { planAsks } from './planAsks.js';

/**
 * Reads what a request wants from the last turn's text, the user's turns before it and the system instruction. What the
 * last turn asks for comes before what the instruction asks for; how to write the answer may stand in either.
 */
export function planAnswer(request: GenerateRequest): Plan {
  const prompt = textOf(request.turns.at(-1));
  const system = request.system ?? '';
  const [own, background] = [answerFormOf(prompt), answerFormOf(system)];
  const form = mergeForms(own, background);
  const asks = planAsks(prompt, { system, earlier: earlierTexts(request) }).map((ask) =>
    inBrief(asFormTells(ask, form), form.length, own.length),
  );
  return {
    shape: shapeOf(request, form, asks),
    asks,
    kinds: [...new Set(asks.flatMap(({ kinds }) => kinds))],
    isFenced: request.output.type === 'text' && !form.forbidsFences,
    maxObjects: form.maxObjects,
    wantsDistinctLabels: form.wantsDistinctLabels,
    isTerse: form.isTerse,
    length: form.length,
    variants: form.variants,
    layout: form.layout,
    language: form.language,
    isUnclear: isUnclear(asks, prompt, form),
    instructions: [prompt, system].join('\n'),
  };
}

/** A word or two that ask nothing ("hi", "photo.jpg") need no answer of their own, in English. */
function isUnclear(asks: readonly Ask[], prompt: string, { language }: AnswerForm): boolean {
  const words = prompt.match(/\p{L}{2,}/gu)?.length ?? 0;
  const isDefault = asks.length === 1 && asks[0]!.task === 'describe' && asks[0]!.question === undefined;
  return isDefault && words > (language === undefined ? 2 : 0);
}

function earlierTexts({ turns }: GenerateRequest): string[] {
  return turns.slice(0, -1).flatMap((turn) => (turn.role === 'user' ? [textOf(turn)] : []));
}

function textOf(turn: Turn | undefined): string {
  const texts = turn?.parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])) ?? [];
  return texts.join('\n');
}

/** Where nothing is asked, boxes or masks that are wanted are those of all there is. */
function asFormTells(ask: Ask, { wantsBoxes, wantsMasks }: AnswerForm): Ask {
  const isDefault = ask.task === 'describe' && ask.question === undefined;
  return isDefault && (wantsBoxes || wantsMasks) ? { ...ask, task: 'list' } : ask;
}

/** A description of a picture that is to be no longer than this is a caption. */
const captionWords = 20;

/** A short description is a caption; "be brief" in a system instruction is no word on one. */
function inBrief(ask: Ask, length: Length | undefined, own: Length | undefined): Ask {
  const isShort =
    length?.maxSentences === 1 || (length?.maxWords ?? Infinity) <= captionWords || own?.detail === 'brief';
  const isOfPicture = ask.targets.every(({ isAnything }) => isAnything) && ask.filters === undefined;
  return ask.task === 'describe' && isShort && isOfPicture ? { ...ask, task: 'caption' } : ask;
}
