import type { Plan } from '../language/plan.js';
import { composeJson } from './composeJson.js';
import { fillSchema } from './fill/fillSchema.js';
import { spokenAsksOf } from './lists/boxAsks.js';
import { composeList } from './lists/objectList.js';
import { composeProse } from './prose/composeProse.js';
import type { SeenImage } from './seen.js';

/**
 * Writes the answer that a plan wants from what was seen, pictures in the order of the request. Nothing is said
 * that was not seen; what is asked beyond that is left open or refused in plain words.
 * @throws DrishtiError `invalid_request` when no answer can satisfy the plan's schema.
 */
export function composeAnswer(plan: Plan, seen: readonly SeenImage[]): string {
  switch (plan.shape.type) {
    case 'schema':
      return JSON.stringify(fillSchema(plan.shape, plan, seen));
    case 'boxes':
    case 'masks':
      return [composeList(plan, seen), ...besideList(plan, seen)].join('\n');
    case 'json':
      return fenced(JSON.stringify(composeJson(plan, seen), null, plan.isFenced ? 2 : 0), plan);
    case 'prose':
      return composeProse(plan, seen);
  }
}

/** Answers to what a prompt asks beside its list; a list without fence stands alone, for programs read all of it. */
function besideList(plan: Plan, seen: readonly SeenImage[]): string[] {
  const asks = plan.isFenced && seen.length > 0 ? spokenAsksOf(plan) : [];
  return asks.length === 0 ? [] : [composeProse({ ...plan, shape: { type: 'prose' }, asks }, seen)];
}

/** Gemini's fence has nothing else in its first line. */
function fenced(json: string, { isFenced }: Plan): string {
  return isFenced ? `\`\`\`json\n${json}\n\`\`\`` : json;
}
