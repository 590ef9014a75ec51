import type { SeenObject } from '../seen.js';

interface ObjectCount {
  readonly label: string;
  readonly count: number;
}

/** How often each label occurs, best objects first. */
export function countLabels(objects: readonly SeenObject[]): ObjectCount[] {
  const labels = [...new Set(objects.map(({ label }) => label))];
  return labels.map((label) => ({ label, count: objects.filter((object) => object.label === label).length }));
}
