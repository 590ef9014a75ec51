import type { AmountKind } from '../money/amountKind.js';
import type { LabelledAmount } from '../money/labelledAmount.js';
import type { Page, Row } from '../page/page.js';
import { termsIn } from '../terms/findTerms.js';

const columnTerms = ['quantity', 'price', 'description', 'amount', 'item', 'discount', 'total'] as const;

/** What ends a list of things; labels inside of it, such as a discount of one thing, do not. */
const sums: ReadonlySet<AmountKind | undefined> = new Set([
  'due',
  'total',
  'subtotal',
  'tax',
  'service',
  'cash',
  'card',
  'paid',
  'change',
  'rounding',
  'count',
] as const);

/** The rows between the heads of the columns, or the first amount, and the first sum. */
export function itemRows({ rows }: Page, amounts: readonly LabelledAmount[]): Row[] {
  const head = rows.findLast((row) => isHead(row) && row.index < (firstSum(amounts, 0) ?? rows.length));
  const first = amounts[0];
  if (!first) return [];
  const start = head ? head.index + 1 : startBefore(first.row, rows);
  const end = firstSum(amounts, start) ?? amounts.at(-1)!.row.index + 1;
  return rows.slice(start, end).filter((row) => !isHead(row));
}

function isHead({ text }: Row): boolean {
  const terms = termsIn(text);
  return columnTerms.filter((term) => terms.has(term)).length >= 2 && !/\d/.test(text);
}

function firstSum(amounts: readonly LabelledAmount[], from: number): number | undefined {
  return amounts.find(({ row, kind }) => row.index >= from && sums.has(kind))?.row.index;
}

/** Without heads of columns, a thing may be named in the row above its first amount. */
function startBefore({ index, text }: Row, rows: readonly Row[]): number {
  const above = rows[index - 1];
  const isNamed = /\p{L}{3}/u.test(text);
  return !isNamed && above && /\p{L}{3}/u.test(above.text) && !above.text.includes(':') ? index - 1 : index;
}
