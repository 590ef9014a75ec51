import { colourNamed } from '../../../colours/colourNamed.js';
import type { ColourName, NamedColour } from '../../../colours/namedColour.js';
import type { Ask } from '../../../language/plan.js';
import { hasColour } from '../../objects/objectColour.js';
import { questionOf, type View } from '../view.js';

/** The colours an ask asks about: "is it red or blue?". */
export function coloursAsked(ask: Ask): ColourName[] {
  const named = (ask.options ?? []).map(colourNamed).filter((colour) => colour !== undefined);
  const filters = (ask.filters ?? []).flatMap((filter) => (filter.by === 'colour' ? [filter.colour] : []));
  return [...new Set([...named, ...filters])];
}

/** "Is the red bus blue?" is asked of all buses: a colour that is asked about leaves none out. */
export function withoutColours(ask: Ask): Ask {
  const others = (ask.filters ?? []).filter(({ by }) => by !== 'colour');
  return { ...ask, filters: others };
}

/** Whether something is to be told as `#rrggbb`. */
export function wantsHex(view: View): boolean {
  return /\bhex\b/.test(questionOf(view));
}

/** "Red or blue?" wants one of them, "red and white?" whether it is both. */
function isChoice(view: View): boolean {
  return coloursAsked(view.ask).length > 1 && !/\band\b/.test(questionOf(view));
}

/**
 * How an answer to a question about certain colours begins, and its short form: "yes", "no", or one of the colours to
 * choose from; undefined where none is named.
 */
export function colourVerdict(view: View, colours: readonly NamedColour[]): string | undefined {
  const asked = coloursAsked(view.ask);
  if (asked.length === 0) return undefined;
  const having = asked.filter((colour) => hasColour({ colours }, colour));
  if (isChoice(view)) return having[0] ?? 'neither';
  return having.length === asked.length ? 'yes' : 'no';
}
