import { isBeing, isOfGroup } from '../../objects/kindGroup.js';
import { holds } from '../../objects/relations/holds.js';
import { isIn } from '../../objects/relations/support.js';
import type { SeenObject } from '../../seen.js';
import type { CaptionGroup } from './captionGroup.js';
import { shareOf } from './captionGroup.js';
import { carryingPreposition, isCarriedBy } from './carriers.js';

/** What carries some of the things, and how. */
export interface Place {
  readonly preposition: 'on' | 'in';
  readonly label: string;
  /** How many carriers of the kind there are under them. */
  readonly count: number;
  readonly carrier: CaptionGroup;
  /** Where the carrier is in its turn. */
  readonly place?: Place | undefined;
}

/** How the kinds in a picture go together in a sentence. */
export interface Composition {
  /** What the picture is of; at least one. */
  readonly subjects: readonly CaptionGroup[];
  /** What the subjects are on or in. */
  readonly place?: Place | undefined;
  /** A single thing beside a single subject. */
  readonly beside?: CaptionGroup | undefined;
  /** Things that go with the subjects, and things that belong to the place: furniture, signs, fixtures. */
  readonly companions: readonly CaptionGroup[];
  readonly setting: readonly CaptionGroup[];
}

/**
 * Puts groups (most salient first, at least one) into the parts of a sentence: what is carried by a couch or a board is
 * "on" it, beings come first, then the largest thing.
 */
export function compose(groups: readonly CaptionGroup[]): Composition {
  const main = mainOf(groups);
  const place = placeOf(main, groups);
  const onPlaces =
    place === undefined ? groups : groups.filter(({ label }) => !labelsOf(place).includes(label));
  const subjects = subjectsOf(startingWith(main, onPlaces), place);
  const rest = onPlaces.filter((group) => !subjects.includes(group));
  const beside = place === undefined ? neighbourOf(subjects, rest) : undefined;
  const others = rest.filter((group) => group !== beside);
  return {
    subjects,
    place,
    beside,
    companions: others.filter((group) => !isSetting(group)),
    setting: others.filter(isSetting),
  };
}

/** A being is what a picture is of when it is at least this salient beside the most salient thing. */
const beingShare = 0.15;

function mainOf(groups: readonly CaptionGroup[]): CaptionGroup {
  const candidates = groups.filter((group) => !isOnlyCarrier(group, groups));
  const [first] = candidates.length > 0 ? candidates : groups;
  const isMain = ({ label, salience }: CaptionGroup) =>
    isBeing(label) && salience >= beingShare * first!.salience;
  return candidates.find(isMain) ?? first!;
}

/** Things that carry others without being carried are where the others are, not what the picture is of. */
function isOnlyCarrier(group: CaptionGroup, groups: readonly CaptionGroup[]): boolean {
  return carrierOf(group, groups) === undefined && groups.some((other) => carrierOf(other, groups) === group);
}

/** Most of a group must be carried for it to be said of the group. */
const mostOfThem = 0.5;

function carrierOf(group: CaptionGroup, groups: readonly CaptionGroup[]): CaptionGroup | undefined {
  return groups.find(
    (by) => by !== group && carriedBy(group, by).length >= mostOfThem * group.objects.length,
  );
}

function carriedBy({ objects }: CaptionGroup, carrier: CaptionGroup): readonly SeenObject[] {
  return objects.filter((object) => carrier.objects.some((by) => isCarriedBy(object, by)));
}

/** What a group is on, and what that is on ("in a bowl on a table"). */
function placeOf(group: CaptionGroup, groups: readonly CaptionGroup[]): Place | undefined {
  const carrier = carrierOf(group, groups);
  if (carrier === undefined) return undefined;
  const under = carrier.objects.filter((by) => group.objects.some((object) => isCarriedBy(object, by)));
  // A table within a table is the same one seen twice.
  const distinct = under.filter((by) => !under.some((other) => isIn(by, other)));
  const others = groups.filter((other) => other !== group);
  return {
    preposition: carryingPreposition(carrier.label)!,
    label: carrier.label,
    count: distinct.length,
    carrier,
    place: placeOf(carrier, others),
  };
}

function labelsOf(place: Place): string[] {
  return [place.label, ...(place.place === undefined ? [] : labelsOf(place.place))];
}

function startingWith(main: CaptionGroup, groups: readonly CaptionGroup[]): CaptionGroup[] {
  return [main, ...groups.filter((group) => group !== main)];
}

/** A group belongs to the subjects when it is at least this salient beside the first. */
const subjectShare = 0.1;

/** The first group and what goes with it: other beings, or other things in the same place. */
function subjectsOf(groups: readonly CaptionGroup[], place: Place | undefined): CaptionGroup[] {
  const first = groups[0]!;
  const isLike = ({ label, salience }: CaptionGroup) =>
    isBeing(label) === isBeing(first.label) && salience >= subjectShare * first.salience;
  const isTogether = (group: CaptionGroup) =>
    isThere(group, place) && (isBeing(group.label) || place !== undefined);
  return groups.filter((group) => group === first || (isLike(group) && isTogether(group)));
}

function isThere(group: CaptionGroup, place: Place | undefined): boolean {
  return place === undefined || carriedBy(group, place.carrier).length >= mostOfThem * group.objects.length;
}

/** Groups of things that make a place what it is. */
function isSetting({ label }: CaptionGroup): boolean {
  return isOfGroup(label, 'furniture', 'appliance', 'outdoor') || ['tv', 'clock', 'sink'].includes(label);
}

/** A neighbour is worth "next to" when it is not tiny. */
const neighbourShare = 0.03;

function neighbourOf(
  subjects: readonly CaptionGroup[],
  rest: readonly CaptionGroup[],
): CaptionGroup | undefined {
  const [subject, second] = subjects;
  if (subject?.objects.length !== 1 || second !== undefined) return undefined;
  return rest.find(({ label, objects }) => {
    const isLarge = objects.length === 1 && shareOf(objects[0]!) >= neighbourShare;
    return (
      isLarge &&
      isOfGroup(label, 'vehicle', 'animal', 'person', 'outdoor', 'furniture', 'appliance') &&
      isBeside(subject, objects[0]!)
    );
  });
}

/** Near it and not overlapping much: what overlaps may be before, behind, on or in it. */
function isBeside(subject: CaptionGroup, other: SeenObject): boolean {
  const [object] = subject.objects;
  const isClear = holds('left of', object!, other) || holds('right of', object!, other);
  return isClear && holds('near', object!, other);
}
