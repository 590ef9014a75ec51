import { boxArea } from '../../../geometry/box.js';
import type { Filter, PlaceFilter } from '../language/filter.js';
import type { Ask, Plan } from '../language/plan.js';
import type { SeenObject } from './seen.js';

/** The objects an ask is about: of its kinds, and where it says. Best first. */
export function chooseObjects(objects: readonly SeenObject[], { kinds, filter }: Ask): SeenObject[] {
  const wanted = objects.filter(({ label }) => (kinds as readonly string[]).includes(label));
  return filter === undefined ? wanted : applyFilter(wanted, filter);
}

/** The objects any of a plan's asks is about, each once, at most as many as the plan allows, best first. */
export function chooseForPlan(objects: readonly SeenObject[], plan: Plan): SeenObject[] {
  const chosen = new Set(plan.asks.flatMap((ask) => chooseObjects(objects, ask)));
  return objects.filter((object) => chosen.has(object)).slice(0, plan.maxObjects);
}

function applyFilter(objects: readonly SeenObject[], filter: Filter): SeenObject[] {
  if (filter.by === 'colour' || filter.by === 'text') return [...objects];
  const { by, count } = filter;
  const ranked = objects.toSorted((a, b) => rank(b, by) - rank(a, by));
  if (count !== undefined) return ranked.slice(0, count);
  return objects.filter((object) => rank(object, by) > 0.5);
}

/** How well an object fits a filter: the share of the way to that side, or its share of the picture. */
function rank({ box, size }: SeenObject, by: PlaceFilter['by']): number {
  const x = (box.x0 + box.x1) / 2 / size.width;
  const y = (box.y0 + box.y1) / 2 / size.height;
  const share = boxArea(box) / (size.width * size.height);
  const ranks = { left: 1 - x, right: x, top: 1 - y, bottom: y, largest: share, smallest: -share };
  return by === 'center' ? 1 - 2 * Math.max(Math.abs(x - 0.5), Math.abs(y - 0.5)) : ranks[by];
}
