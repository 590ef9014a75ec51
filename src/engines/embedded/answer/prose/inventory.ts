import { boxArea } from '../../../../geometry/box.js';
import { isCertain, type SeenObject } from '../seen.js';
import { capitalized, counted, inWords, joined } from './english.js';

/** All objects of one label. */
export interface Group {
  readonly label: string;
  readonly certain: number;
  readonly total: number;
}

/** Objects by label, what fills most of the picture first. */
export function groupObjects(objects: readonly SeenObject[]): Group[] {
  const labels = [...new Set(objects.map(({ label }) => label))];
  const areas = new Map(
    labels.map((label) => [label, areaOf(objects.filter((object) => object.label === label))]),
  );
  return labels
    .toSorted((a, b) => areas.get(b)! - areas.get(a)!)
    .map((label) => {
      const group = objects.filter((object) => object.label === label);
      return { label, certain: group.filter(isCertain).length, total: group.length };
    });
}

function areaOf(objects: readonly SeenObject[]): number {
  return objects.reduce((sum, { box, size }) => sum + boxArea(box) / (size.width * size.height), 0);
}

/** "two cats, a couch and possibly a remote"; empty without objects. */
export function inventoryOf(objects: readonly SeenObject[]): string {
  const groups = groupObjects(objects);
  const certain = groups.filter((group) => group.certain > 0).map(certainGroup);
  const possible = groups
    .filter((group) => group.certain === 0)
    .map(({ label, total }) => counted(label, total));
  if (possible.length === 0) return joined(certain);
  return joined([...certain, `possibly ${joined(possible, 'or')}`]);
}

/** Where some of a kind are uncertain the number is a range. */
function certainGroup({ label, certain, total }: Group): string {
  if (total === certain) return counted(label, total);
  if (total === certain + 1) return `${inWords(certain)} or ${counted(label, total)}`;
  return `at least ${counted(label, certain)}`;
}

/** "I can see two cats and a couch." */
export function sightOf(objects: readonly SeenObject[]): string {
  return `I can see ${inventoryOf(objects)}.`;
}

/** What is in one of several pictures, introduced by its number. */
export function inPicture(picture: number, sentence: string): string {
  return `Picture ${picture + 1}: ${capitalized(sentence)}`;
}
