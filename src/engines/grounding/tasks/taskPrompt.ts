import { invalidRequest } from '../../../errors.js';
import { boxAsksOf } from '../../embedded/answer/lists/boxAsks.js';
import { isAboutMarkings } from '../../embedded/answer/lists/markings.js';
import type { Plan } from '../../embedded/language/plan.js';
import type { FamilyId } from '../family.js';

/** What a model is asked that knows a few tasks only. */
export interface TaskPrompt {
  readonly text: string;
  /** It answers with things and their boxes, or in words. */
  readonly answers: 'boxes' | 'words';
}

const advice = 'use a model that can be asked anything, or drishti-embedded';

/**
 * The prompt of the one task of such a family that a plan comes down to.
 * @param wantsBoxes the answer is to be a list of things with boxes, whatever the words say
 * @throws DrishtiError `invalid_request` for what it was not trained for
 */
export function taskPrompt(family: FamilyId, plan: Plan, prompt: string, wantsBoxes: boolean): TaskPrompt {
  return family === 'paligemma' ? paligemmaTask(plan, prompt, wantsBoxes) : florenceTask(plan, wantsBoxes);
}

function florenceTask(plan: Plan, wantsBoxes: boolean): TaskPrompt {
  if (wantsBoxes) return { text: florenceDetection(plan), answers: 'boxes' };
  const [ask] = plan.asks;
  if (ask?.task === 'caption') return { text: '<CAPTION>', answers: 'words' };
  if (ask?.task === 'describe') {
    const isLong = plan.length?.detail === 'detailed';
    return { text: isLong ? '<MORE_DETAILED_CAPTION>' : '<DETAILED_CAPTION>', answers: 'words' };
  }
  if (ask?.task === 'read') return { text: '<OCR>', answers: 'words' };
  throw invalidRequest(
    'input',
    `florence-2 captions, finds things and reads text, and answers no questions; ${advice}`,
  );
}

function florenceDetection(plan: Plan): string {
  const asks = boxAsksOf(plan);
  if (asks.length > 0 && asks.every(isAboutMarkings)) return '<OCR_WITH_REGION>';
  const [first, ...others] = phrasesOf(plan);
  if (first === undefined) return '<OD>';
  if (others.length === 0) return `<OPEN_VOCABULARY_DETECTION>${first}`;
  return `<CAPTION_TO_PHRASE_GROUNDING>${[first, ...others].join('. ')}.`;
}

function paligemmaTask(plan: Plan, prompt: string, wantsBoxes: boolean): TaskPrompt {
  if (wantsBoxes) {
    const phrases = phrasesOf(plan);
    if (phrases.length > 0) return { text: `detect ${phrases.join(' ; ')}`, answers: 'boxes' };
    throw invalidRequest(
      'input',
      `paligemma finds what is named only: name the things, such as "detect the cats", or ${advice}`,
    );
  }
  const [ask] = plan.asks;
  if (ask?.task === 'caption') return { text: 'caption en', answers: 'words' };
  if (ask?.task === 'describe') return { text: 'describe en', answers: 'words' };
  if (ask?.task === 'read') return { text: 'ocr', answers: 'words' };
  const question = prompt.replace(/\s+/g, ' ').trim().slice(0, longestQuestion);
  return { text: `answer en ${question}`, answers: 'words' };
}

const longestQuestion = 1000;
const mostPhrases = 20;

/** What is to be found, as the prompt calls it; empty for whatever there is. */
function phrasesOf(plan: Plan): string[] {
  const targets = boxAsksOf(plan).flatMap((ask) => ask.targets);
  const named = targets.filter(({ isAnything }) => !isAnything).map(({ phrase }) => phrase);
  return [...new Set(named)].slice(0, mostPhrases);
}
