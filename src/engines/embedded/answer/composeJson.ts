import type { Plan } from '../language/plan.js';
import { chooseForPlan } from './chooseObjects.js';
import { composeProse } from './prose/composeProse.js';
import { objectsIn, type SeenImage, type SeenObject } from './seen.js';

interface ObjectCount {
  readonly label: string;
  readonly count: number;
}

/** JSON of our own form, for callers who want JSON but no boxes and give no schema. */
export function composeJson(plan: Plan, seen: readonly SeenImage[]): object {
  const answer = composeProse(plan, seen);
  const counts = seen.map((image, picture) => countLabels(chooseForPlan(objectsIn(image, picture), plan)));
  if (counts.length <= 1) return { answer, objects: counts[0] ?? [] };
  return { answer, pictures: counts.map((objects, picture) => ({ picture: picture + 1, objects })) };
}

/** How often each label occurs, best objects first. */
export function countLabels(objects: readonly SeenObject[]): ObjectCount[] {
  const labels = [...new Set(objects.map(({ label }) => label))];
  return labels.map((label) => ({ label, count: objects.filter((object) => object.label === label).length }));
}
