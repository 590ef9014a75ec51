import type { Filter, Side } from '../../../language/filters/filter.js';
import type { Ask, Relation } from '../../../language/plan.js';
import { canJudge } from '../../objects/relations/related.js';
import type { SeenObject } from '../../seen.js';
import { joined } from './english.js';

const sides: Readonly<Record<Side, string>> = {
  left: 'on the left',
  right: 'on the right',
  top: 'at the top',
  bottom: 'at the bottom',
  center: 'in the center',
};

/** The colours that an ask is about, as an adjective: "red", "black and white"; undefined for none. */
export function colourAsked(ask: Ask): string | undefined {
  const colours = (ask.filters ?? []).flatMap((filter) => (filter.by === 'colour' ? [filter.colour] : []));
  return colours.length === 0 ? undefined : joined([...new Set(colours)]);
}

/** The same where the objects are known to have that colour. */
export function colourSaid(ask: Ask, objects: readonly SeenObject[]): string | undefined {
  return objects.every(({ colours }) => colours !== undefined) ? colourAsked(ask) : undefined;
}

/** What an ask narrows its things down to, as it follows a noun: " on the left", " on the couch"; mostly empty. */
export function narrowingOf(ask: Ask): string {
  const { relation } = ask;
  const { filters = [] } = ask;
  const corner = cornerOf(filters);
  const others = corner === undefined ? filters : filters.filter(({ by }) => !isSide(by));
  const parts = [...others.map(filterPhrase), ...(corner === undefined ? [] : [corner])];
  if (relation !== undefined && canJudge(relation)) parts.push(relationPhrase(relation));
  return parts
    .filter((part) => part !== '')
    .map((part) => ` ${part}`)
    .join('');
}

/** "At the top left", where both sides are asked for together. */
function cornerOf(filters: readonly Filter[]): string | undefined {
  const sidesAsked = filters.map(({ by }) => by).filter(isSide);
  const row = sidesAsked.find((by) => by === 'top' || by === 'bottom');
  const column = sidesAsked.find((by) => by === 'left' || by === 'right');
  const isCorner = row !== undefined && column !== undefined && sidesAsked.length === 2;
  return isCorner ? `at the ${row} ${column}` : undefined;
}

function isSide(by: Filter['by']): by is Side {
  return Object.hasOwn(sides, by);
}

function filterPhrase(filter: Filter): string {
  if (filter.by === 'text')
    return filter.text === undefined ? 'with text on it' : `with the text "${filter.text}"`;
  if (filter.by === 'colour' || filter.by === 'largest' || filter.by === 'smallest') return '';
  return filter.nth === undefined ? sides[filter.by] : '';
}

/** "on the couch", "to the left of the dog". */
function relationPhrase({ preposition, target: { phrase } }: Relation): string {
  const isSide = preposition === 'left of' || preposition === 'right of';
  return `${isSide ? `to the ${preposition}` : preposition} the ${phrase}`;
}
