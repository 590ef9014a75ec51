import { placePhrase } from '../../objects/place.js';
import type { SeenObject } from '../../seen.js';
import { bareName } from '../caption/amount.js';
import { groupObjects } from '../words/inventory.js';

/** Objects as a Markdown table of kinds with their number and places. */
export function objectTable(objects: readonly SeenObject[]): string {
  const rows = groupObjects(objects).map(({ label, total, objects: own }) => {
    const places = [...new Set(own.map(placePhrase))].join(', ');
    return `| ${bareName(label, 1)} | ${total} | ${places} |`;
  });
  return ['| object | count | where |', '|---|---|---|', ...rows].join('\n');
}
