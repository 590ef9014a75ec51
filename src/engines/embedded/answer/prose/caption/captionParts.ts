import type { SceneName } from '../../../scene/scene.js';
import { isRoom } from '../../../scene/scene.js';
import { isBeing, isOfGroup } from '../../objects/kindGroup.js';
import { joined } from '../words/english.js';
import { commonColour } from '../words/objectColours.js';
import { amountOf } from './amount.js';
import type { CaptionGroup } from './captionGroup.js';
import type { Composition, Place } from './composition.js';
import { scenePlace, sceneView, wholeScene } from './scenePhrase.js';

/** How much of a composition one wording says. */
export interface Extent {
  readonly subjects: number;
  /** How many of the things beside the subjects, counted from the most salient. */
  readonly others: number;
  readonly hasColour: boolean;
  readonly hasScene: boolean;
  readonly hasPlace: boolean;
}

/** What a picture shows as one noun phrase: "two cats on a couch in a living room with a TV". */
export function captionPhrase(
  composition: Composition,
  scene: SceneName | undefined,
  extent: Extent,
): string {
  if (extent.hasScene && isPictureOfRoom(composition, scene)) return roomPhrase(composition, scene!, extent);
  const { companions, setting } = limited(composition, extent.others);
  const said = extent.hasScene ? scene : undefined;
  const where = scenePlace(said);
  // What belongs to the place follows it, unless that would make two of "with".
  const isSplit = where !== undefined && companions.length === 0;
  return [
    viewPhrase(said, composition),
    subjectPhrase(composition, extent),
    extent.hasPlace && composition.place && placePhrase(composition.place),
    extent.others > 0 && composition.beside && `next to ${amountOfGroup(composition.beside)}`,
    withPhrase(isSplit ? [] : [...companions, ...setting]),
    where,
    withPhrase(isSplit ? setting : []),
  ]
    .filter((part) => typeof part === 'string')
    .join(' ');
}

/** A close-up of food is none of a person who eats it. */
function viewPhrase(scene: SceneName | undefined, { subjects }: Composition): string | undefined {
  const showsFood = isOfGroup(subjects[0]!.label, 'food', 'kitchen');
  return scene === 'food close-up' && !showsFood ? undefined : sceneView(scene);
}

/** A room without people or animals is what the picture shows, and the furniture is what it has. */
function isPictureOfRoom({ subjects, setting }: Composition, scene: SceneName | undefined): boolean {
  const isEmpty = !subjects.some(({ label }) => isBeing(label));
  return isEmpty && isRoom(scene) && (setting.length > 1 || subjects.some(isFixture));
}

function isFixture({ label }: CaptionGroup): boolean {
  return fixtures.includes(label);
}

const fixtures = [
  'chair',
  'couch',
  'bed',
  'dining table',
  'toilet',
  'tv',
  'oven',
  'microwave',
  'refrigerator',
  'sink',
  'potted plant',
];

function roomPhrase(composition: Composition, scene: SceneName, { others }: Extent): string {
  const { subjects, place, beside, companions, setting } = composition;
  const things = [...subjects, ...(beside ? [beside] : []), ...setting, ...companions].slice(0, others + 1);
  const carrier = place === undefined ? [] : [amountOf(place.label, place.count)];
  return `${wholeScene(scene)} with ${joined([...things.map(amountOfGroup), ...carrier])}`;
}

/** The composition without the least salient of what is beside the subjects. */
function limited({ companions, setting, beside }: Composition, others: number) {
  const left = Math.max(0, others - (beside === undefined ? 0 : 1));
  return {
    companions: companions.slice(0, left),
    setting: setting.slice(0, Math.max(0, left - companions.length)),
  };
}

/** How many things beside its subjects a composition has. */
export function othersIn({ companions, setting, beside }: Composition): number {
  return companions.length + setting.length + (beside === undefined ? 0 : 1);
}

function subjectPhrase({ subjects }: Composition, extent: Extent): string {
  const named = subjects.slice(0, extent.subjects);
  const colour = extent.hasColour && named.length === 1 ? commonColour(named[0]!.objects) : undefined;
  return joined(named.map(({ label, objects }) => amountOf(label, objects.length, colour)));
}

function amountOfGroup({ label, objects }: CaptionGroup): string {
  return amountOf(label, objects.length);
}

function placePhrase({ preposition, label, count, place }: Place): string {
  // Nobody says "on a pair of skis".
  const phrase = `${preposition} ${label === 'skis' ? label : amountOf(label, count)}`;
  return place === undefined ? phrase : `${phrase} ${placePhrase(place)}`;
}

function withPhrase(groups: readonly CaptionGroup[]): string | undefined {
  return groups.length === 0 ? undefined : `with ${joined(groups.map(amountOfGroup))}`;
}
