import { findNumbers, type PrintedNumber } from '../figures/findAmounts.js';
import type { LabelledAmount } from '../money/labelledAmount.js';
import type { Cell } from '../page/cell.js';
import type { Row } from '../page/page.js';
import { namingWords } from './words.js';

/** What a row of a list of things says. */
export interface ItemRow {
  /** Words that are no numbers, codes and signs; empty where there are none. */
  readonly words: string;
  readonly quantity?: number | undefined;
  readonly unitPrice?: number | undefined;
  /** Of the whole row: its last amount. */
  readonly amount?: number | undefined;
  /** A whole number before the words: how many there are, or which place of the list it is. */
  readonly lead?: number | undefined;
}

/** More cells in a row are no list of things. */
const mostCells = 16;

/**
 * Reads the columns of one row: quantity and price are those numbers that multiply to its amount.
 * @param last the last amount of the row
 * @param counts the head of the column of quantities
 */
export function readItemRow(row: Row, last: LabelledAmount | undefined, counts: Cell | undefined): ItemRow {
  const cells = row.cells.slice(0, mostCells);
  const { lead, times, rest } = leadOf(namesIn(cells, last));
  const words = rest.map(namingWords).filter(Boolean).join(' ');
  const behind = /\sx\s?(\d{1,3})$/i.exec(words);
  const own = { words: behind ? words.slice(0, behind.index) : words };
  if (!last) return lead === undefined ? own : { ...own, lead };
  const numbers = cells.flatMap(({ text }) => findNumbers(text));
  const at = numbers.findLastIndex(({ text }) => text === last.text);
  const factors = factorsOf(numbers.slice(0, Math.max(0, at)), last.value);
  const counted = times ?? (behind ? Number(behind[1]) : undefined) ?? countBelow(counts, cells);
  return { ...own, lead, amount: last.value, quantity: counted, ...factors };
}

/** The texts of the cells, without codes of taxes behind the last amount. */
function namesIn(cells: readonly Cell[], last: LabelledAmount | undefined): string[] {
  const end = last ? cells.indexOf(last.cell) : cells.length;
  return cells
    .filter(({ text }, place) => place <= end || !/^\p{Lu}{1,3}$/u.test(text))
    .map(({ text }) => text);
}

/** The number that the words of a row begin with, and the texts of its cells without it; "2 x" tells how many there are. */
function leadOf(texts: readonly string[]): {
  lead?: number | undefined;
  times?: number | undefined;
  rest: readonly string[];
} {
  const [first = '', ...others] = texts;
  const match = /^(\d{1,3})(?:\s?([x*])(?![\p{L}\d])|[.)]?(?=\s|$))\s*/iu.exec(first);
  const after = match && first.slice(match[0].length);
  const isBeforeWords = /^[^\d\s]*\p{L}/u.test(after || (others[0] ?? ''));
  if (!match || !isBeforeWords) return { rest: texts };
  const number = Number(match[1]);
  return { ...(match[2] ? { times: number } : { lead: number }), rest: [after!, ...others] };
}

/** The whole number that stands in the column of quantities. */
function countBelow(counts: Cell | undefined, cells: readonly Cell[]): number | undefined {
  const cell = counts && cells.find(({ box }) => box.x0 < counts.box.x1 && counts.box.x0 < box.x1);
  return cell && /^\d{1,4}$/.test(cell.text) ? Number(cell.text) : undefined;
}

/** More numbers in a row are codes. */
const mostNumbers = 8;

function factorsOf(
  numbers: readonly PrintedNumber[],
  amount: number,
): Pick<ItemRow, 'quantity' | 'unitPrice'> {
  const tried = numbers.slice(-mostNumbers);
  for (const [index, quantity] of tried.entries())
    for (const price of tried.slice(index + 1)) {
      if (!isProduct(quantity.value, price.value, amount)) continue;
      const isCount = quantity.decimals === 0 || quantity.value !== price.value;
      if (isCount && (price.decimals >= 2 || quantity.decimals === 0))
        return { quantity: quantity.value, unitPrice: price.value };
      // Some lists have the price first.
      if (quantity.decimals >= 2 && price.decimals < 2)
        return { quantity: price.value, unitPrice: quantity.value };
    }
  return {};
}

function isProduct(quantity: number, price: number, amount: number): boolean {
  return quantity > 0 && Math.abs(quantity * price - amount) < 0.011;
}
