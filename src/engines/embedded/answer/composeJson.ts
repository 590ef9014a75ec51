import type { Plan } from '../language/plan.js';
import { chooseForPlan } from './chooseObjects.js';
import { countLabels } from './countLabels.js';
import { composeProse } from './prose/composeProse.js';
import { objectsIn, type SeenImage } from './seen.js';

/** JSON of our own form, for callers who want JSON but no boxes and give no schema. */
export function composeJson(plan: Plan, seen: readonly SeenImage[]): object {
  const answer = composeProse(plan, seen);
  const counts = seen.map((image, picture) => countLabels(chooseForPlan(objectsIn(image, picture), plan)));
  if (counts.length <= 1) return { answer, objects: counts[0] ?? [] };
  return { answer, pictures: counts.map((objects, picture) => ({ picture: picture + 1, objects })) };
}
