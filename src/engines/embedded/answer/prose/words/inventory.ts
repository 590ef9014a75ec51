import { boxArea } from '../../../../../geometry/box.js';
import { isCertain, type SeenObject } from '../../seen.js';
import { capitalized, counted, countedAs, inWords, joined } from './english.js';

/** All objects of one label. */
export interface Group {
  readonly label: string;
  readonly objects: readonly SeenObject[];
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
      return { label, objects: group, certain: group.filter(isCertain).length, total: group.length };
    });
}

function areaOf(objects: readonly SeenObject[]): number {
  return objects.reduce((sum, { box, size }) => sum + boxArea(box) / (size.width * size.height), 0);
}

/** "two cats, a couch and possibly a remote"; empty without objects. */
export function inventoryOf(objects: readonly SeenObject[], adjective?: string): string {
  return inventoryOfGroups(groupObjects(objects), adjective);
}

/** The same of groups. */
export function inventoryOfGroups(groups: readonly Group[], adjective?: string): string {
  const certain = groups.filter((group) => group.certain > 0).map((group) => certainGroup(group, adjective));
  const possible = groups
    .filter((group) => group.certain === 0)
    .map(({ label, total }) => countedAs(adjective, label, total));
  if (possible.length === 0) return joined(certain);
  return joined([...certain, `possibly ${joined(possible, 'or')}`]);
}

/** Where some of a kind are uncertain the number is a range. */
function certainGroup({ label, certain, total }: Group, adjective: string | undefined): string {
  if (total === certain) return countedAs(adjective, label, total);
  if (total === certain + 1) return `${inWords(certain)} or ${countedAs(adjective, label, total)}`;
  return `at least ${countedAs(adjective, label, certain).replace(/^an? /, 'one ')}`;
}

const maybe = 'There may be';

/** How a sentence about objects begins: "I can see", or "There may be" where none of them is certain. */
export function startOf(objects: readonly SeenObject[]): string {
  return objects.some(isCertain) ? 'I can see' : maybe;
}

/** "I can see two cats and a couch.", then ever fewer of the kinds, then "Cats.": the wordings of a statement. */
export function sightings(objects: readonly SeenObject[], adjective?: string, narrowing = ''): string[] {
  const groups = groupObjects(objects);
  const start = startOf(objects);
  const shorter = groups.map((_, dropped) => {
    const some = groups.slice(0, groups.length - dropped);
    const named =
      start === maybe
        ? joined(some.map(({ label, total }) => countedAs(adjective, label, total)))
        : inventoryOfGroups(some, adjective);
    return `${start} ${named}${narrowing}.`;
  });
  return [...shorter, `${capitalized(counted(groups[0]!.label, groups[0]!.total))}.`];
}

/** What is in one of several pictures, introduced by its number. */
export function inPicture(picture: number, sentence: string): string {
  return `Picture ${picture + 1}: ${capitalized(sentence)}`;
}
