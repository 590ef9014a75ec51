import { boxArea } from '../../../../geometry/box.js';
import type { LookFilter, PlaceFilter } from '../../language/filters/filter.js';
import type { Ask, Plan } from '../../language/plan.js';
import type { SeenImage, SeenObject } from '../seen.js';
import { hasColour } from './objectColour.js';
import { canJudge, relatedObjects } from './relations/related.js';
import { linesOn, sayText } from './textOn.js';

/**
 * The objects an ask is about: of its kinds, and as and where it says. Best first.
 * @param objects all objects of the pictures, those too that others are only related to
 * @param images the pictures by their number; where one is missing it is unknown what text is on things
 */
export function chooseObjects(
  objects: readonly SeenObject[],
  ask: Pick<Ask, 'kinds' | 'filters' | 'relation'>,
  images: readonly SeenImage[] = [],
): SeenObject[] {
  const kinds = ask.kinds as readonly string[];
  const wanted = objects.filter(({ label }) => kinds.includes(label));
  const { relation } = ask;
  const looks = lookFiltersOf(ask);
  const fitting = wanted.filter((object) => looks.every((look) => hasLook(object, look, images)));
  const related =
    relation !== undefined && canJudge(relation) ? relatedObjects(fitting, objects, relation) : fitting;
  return placeFiltersOf(ask).reduce(applyPlace, related);
}

/** The objects any of a plan's asks is about, each once, at most as many as the plan allows, best first. */
export function chooseForPlan(
  objects: readonly SeenObject[],
  plan: Plan,
  images: readonly SeenImage[] = [],
): SeenObject[] {
  const chosen = new Set(plan.asks.flatMap((ask) => chooseObjects(objects, ask, images)));
  return objects.filter((object) => chosen.has(object)).slice(0, plan.maxObjects);
}

function lookFiltersOf({ filters = [] }: Pick<Ask, 'filters'>): LookFilter[] {
  return filters.filter((filter) => filter.by === 'colour' || filter.by === 'text');
}

/** Those that choose a number of the rest come last: the largest red car on the left. */
function placeFiltersOf({ filters = [] }: Pick<Ask, 'filters'>): PlaceFilter[] {
  const places = filters.filter((filter) => filter.by !== 'colour' && filter.by !== 'text');
  return places.toSorted((a, b) => Number(isRanking(a)) - Number(isRanking(b)));
}

function isRanking({ count, nth }: PlaceFilter): boolean {
  return count !== undefined || nth !== undefined;
}

function hasLook(object: SeenObject, filter: LookFilter, images: readonly SeenImage[]): boolean {
  // Where its colours were not looked at nothing speaks against it; the answer has a reservation then.
  if (filter.by === 'colour') return hasColour(object, filter.colour) ?? true;
  const image = images[object.picture];
  const lines = image && linesOn(object, image);
  return lines !== undefined && sayText(lines, filter.text);
}

function applyPlace(objects: SeenObject[], { by, count, nth }: PlaceFilter): SeenObject[] {
  const ranked = objects.toSorted((a, b) => rank(b, by) - rank(a, by));
  if (nth !== undefined) return ranked.slice(nth - 1, nth);
  if (count !== undefined) return ranked.slice(0, count);
  return objects.filter((object) => rank(object, by) > leastRank(by));
}

/** What is on the left has its middle in the left half, what is in the center in the middle third. */
function leastRank(by: PlaceFilter['by']): number {
  return by === 'center' ? 2 / 3 : 0.5;
}

/** How well an object fits a filter: the share of the way to that side, or its share of the picture. */
function rank({ box, size }: SeenObject, by: PlaceFilter['by']): number {
  const x = (box.x0 + box.x1) / 2 / size.width;
  const y = (box.y0 + box.y1) / 2 / size.height;
  const share = boxArea(box) / (size.width * size.height);
  const ranks = { left: 1 - x, right: x, top: 1 - y, bottom: y, largest: share, smallest: -share };
  return by === 'center' ? 1 - 2 * Math.max(Math.abs(x - 0.5), Math.abs(y - 0.5)) : ranks[by];
}
