import type { LineItem } from '../document.js';
import type { LabelledAmount } from '../money/labelledAmount.js';
import type { Page, Row } from '../page/page.js';
import { termsIn } from '../terms/findTerms.js';
import { headOfItems, itemRows } from './itemRows.js';
import { type ItemRow, readItemRow } from './readItemRow.js';

/** More are no list that anybody reads. */
const mostItems = 300;

/** The things that a page lists with their prices; names may go on in, or be, the rows above or below. */
export function findItems(page: Page, amounts: readonly LabelledAmount[]): LineItem[] {
  const lastOfRow = new Map(amounts.map((amount) => [amount.row, amount]));
  const counts = columnOfCounts(headOfItems(page, amounts));
  const rows = itemRows(page, amounts)
    .slice(0, 4 * mostItems)
    .map((row) => readItemRow(row, lastOfRow.get(row), counts));
  const items = joinRows(withoutPlaces(rows));
  return items.filter(({ description }) => description !== '').slice(0, mostItems);
}

function columnOfCounts(head: Row | undefined) {
  return head?.cells.find(({ text }) => /^\S+$/.test(text) && termsIn(text).has('quantity'));
}

/** Numbers that lead the rows tell how many there are, unless they count the rows. */
function withoutPlaces(rows: readonly ItemRow[]): ItemRow[] {
  const leads = rows.flatMap(({ lead }) => lead ?? []);
  const arePlaces = leads.length > 1 && leads.every((lead, index) => lead === leads[0]! + index);
  return rows.map((row) => (arePlaces ? row : { ...row, quantity: row.quantity ?? row.lead }));
}

/** Rows without an amount name what stands in the row below, where that has no words, or go on with the name above. */
function joinRows(rows: readonly ItemRow[]): LineItem[] {
  const first = rows.find(({ words, amount }) => words !== '' || amount !== undefined);
  const namesLead = first?.amount === undefined;
  const items: LineItem[] = [];
  let waiting: string[] = [];
  for (const [index, row] of rows.entries()) {
    const [last, next] = [items.at(-1), rows[index + 1]];
    if (row.amount !== undefined) {
      items.push(itemOf(row, waiting));
      waiting = [];
    } else if (row.words && (namesLead || !last || isNameless(next))) waiting.push(row.words);
    else if (last && row.words) items[items.length - 1] = withMore(last, row.words);
  }
  return items;
}

function isNameless(row: ItemRow | undefined): boolean {
  return row?.amount !== undefined && row.words === '';
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
