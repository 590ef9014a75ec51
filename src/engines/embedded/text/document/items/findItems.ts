import type { LineItem } from '../document.js';
import type { LabelledAmount } from '../money/labelledAmount.js';
import type { Page } from '../page/page.js';
import { itemRows } from './itemRows.js';
import { type ItemRow, readItemRow } from './readItemRow.js';

/** More are no list that anybody reads. */
const mostItems = 300;

/** The things that a page lists with their prices; names may go on in, or be, the rows above or below. */
export function findItems(page: Page, amounts: readonly LabelledAmount[]): LineItem[] {
  const rows = itemRows(page, amounts)
    .slice(0, 4 * mostItems)
    .map(readItemRow);
  const namesLead =
    rows.find(({ words, amount }) => words !== '' || amount !== undefined)?.amount === undefined;
  const items: LineItem[] = [];
  let waiting: string[] = [];
  for (const row of rows) {
    if (row.amount === undefined) {
      const last = items.at(-1);
      // Where names stand beside prices or below them, what follows goes on with the name.
      if (last && !namesLead && row.words) items[items.length - 1] = withMore(last, row.words);
      else if (row.words) waiting.push(row.words);
      continue;
    }
    items.push(itemOf(row, namesLead ? waiting : []));
    waiting = [];
  }
  return items.filter(({ description }) => description !== '').slice(0, mostItems);
}

function itemOf({ words, quantity, unitPrice, amount }: ItemRow, above: readonly string[]): LineItem {
  // Only the nearest rows above name it; others are headings.
  const description = [...above.slice(-2), words].filter(Boolean).join(' ');
  return { description, quantity, unitPrice, amount };
}

function withMore(item: LineItem, words: string): LineItem {
  const isLong = item.description.length > 120;
  return isLong ? item : { ...item, description: `${item.description} ${words}`.trim() };
}
