import { cocoLabels } from '../../detector/cocoLabels.js';

/** The groups COCO puts its kinds in, with the last kind of each, in the order of `cocoLabels`. */
const lastKinds = {
  person: 'person',
  vehicle: 'boat',
  outdoor: 'bench',
  animal: 'giraffe',
  accessory: 'suitcase',
  sports: 'tennis racket',
  kitchen: 'bowl',
  food: 'cake',
  furniture: 'toilet',
  electronic: 'cell phone',
  appliance: 'refrigerator',
  indoor: 'toothbrush',
} as const;

/** A group of COCO's kinds ("super-category"). */
export type KindGroup = keyof typeof lastKinds;

const groups = new Map<string, KindGroup>();
for (const group of Object.keys(lastKinds) as KindGroup[]) {
  const end = (cocoLabels as readonly string[]).indexOf(lastKinds[group]) + 1;
  for (const label of cocoLabels.slice(groups.size, end)) groups.set(label, group);
}

/** The group of a kind, by its COCO label; undefined for other labels. */
function kindGroupOf(label: string): KindGroup | undefined {
  return groups.get(label);
}

/** Whether a kind is of one of the groups. */
export function isOfGroup(label: string, ...wanted: readonly KindGroup[]): boolean {
  const group = kindGroupOf(label);
  return group !== undefined && wanted.includes(group);
}

/** People and animals. */
export function isBeing(label: string): boolean {
  return isOfGroup(label, 'person', 'animal');
}
