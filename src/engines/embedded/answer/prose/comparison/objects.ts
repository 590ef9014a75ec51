import { pluralOf } from '../../../language/kinds/plural.js';
import { placePhrase } from '../../objects/place.js';
import type { SeenObject } from '../../seen.js';
import { capitalized, counted, inWords, joined, theOneIs } from '../words/english.js';
import { grouped } from '../words/grouped.js';
import { groupObjects } from '../words/inventory.js';

/** What recognised objects some pictures share and in what they differ, a sentence each. */
export interface ObjectComparison {
  readonly shared: readonly string[];
  readonly different: readonly string[];
  /** The kinds that all show, in whatever number; in place of `shared` where nothing else is told. */
  readonly common: readonly string[];
}

/** The objects of one picture, and what the picture is called. */
export interface NamedPicture {
  readonly name: string;
  readonly objects: readonly SeenObject[];
}

/** Compares the objects of two or more pictures by how many there are of each kind, and where single ones are. */
export function compareObjects(pictures: readonly NamedPicture[]): ObjectComparison {
  const counts = pictures.map(
    ({ objects }) => new Map(groupObjects(objects).map(({ label, total }) => [label, total])),
  );
  const labels = [...new Set(counts.flatMap((count) => [...count.keys()]))];
  const isDifferent = (label: string) => new Set(counts.map((count) => count.get(label) ?? 0)).size > 1;
  const same = labels.filter((label) => !isDifferent(label));
  const shared = same.map((label) => counted(label, counts[0]!.get(label)!));
  const everywhere = labels.filter((label) => counts.every((count) => count.has(label)));
  const common = everywhere.map((label) =>
    isDifferent(label) ? pluralOf(label) : counted(label, counts[0]!.get(label)!),
  );
  return {
    common: common.length > 0 ? [`${allOf(pictures.length)} show ${joined(common)}.`] : [],
    shared: shared.length > 0 ? [`${allOf(pictures.length)} show ${joined(shared)}.`] : [],
    different: [
      ...differences(labels.filter(isDifferent), counts, pictures),
      ...same.flatMap((label) => moved(label, pictures)),
    ],
  };
}

/** "Both pictures", "All three pictures". */
export function allOf(count: number): string {
  return count === 2 ? 'Both pictures' : `All ${inWords(count)} pictures`;
}

interface NamedCount {
  readonly name: string;
  readonly count: number;
}

type Counts = readonly ReadonlyMap<string, number>[];

/** Of kinds that several pictures show how many each, then what only one of them shows. */
function differences(labels: readonly string[], counts: Counts, pictures: readonly NamedPicture[]): string[] {
  const showing = (label: string) => counts.filter((count) => count.has(label)).length;
  const common = labels.filter((label) => showing(label) > 1);
  const numbers = (label: string) =>
    counts.map((count, index) => ({ name: pictures[index]!.name, count: count.get(label) ?? 0 }));
  const only = pictures.flatMap(({ name }, index) => {
    const own = labels.filter((label) => showing(label) === 1 && counts[index]!.has(label));
    const things = own.map((label) => counted(label, counts[index]!.get(label)!));
    return things.length === 0 ? [] : [`Only ${name} shows ${joined(things)}.`];
  });
  return [...common.map((label) => difference(label, numbers(label))), ...only];
}

/** "Picture 1 shows two cats and picture 2 shows a cat." */
function difference(label: string, counts: readonly NamedCount[]): string {
  const each = grouped(counts, ({ count }) => String(count)).map(
    (own) => `${namesOf(own)} ${own.length === 1 ? 'shows' : 'show'} ${counted(label, own[0].count)}`,
  );
  return `${capitalized(joined(each))}.`;
}

/** "picture 1", "pictures 1 and 3". */
export function namesOf(pictures: readonly { readonly name: string }[]): string {
  if (pictures.length === 1) return pictures[0]!.name;
  return `pictures ${joined(pictures.map(({ name }) => name.replace('picture ', '')))}`;
}

/** "The cat is on the left in picture 1 and on the right in picture 2.", where there is one in each. */
function moved(label: string, pictures: readonly NamedPicture[]): string[] {
  const places = pictures.map(({ name, objects }) => {
    const own = objects.filter((object) => object.label === label);
    return { name, place: own.length === 1 ? placePhrase(own[0]!) : undefined };
  });
  const isSingle = places.every(({ place }) => place !== undefined);
  if (!isSingle || new Set(places.map(({ place }) => place)).size === 1) return [];
  return [
    `${capitalized(theOneIs(label))} ${joined(places.map(({ name, place }) => `${place} in ${name}`))}.`,
  ];
}
