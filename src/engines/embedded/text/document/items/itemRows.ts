import { type AmountKind, amountKind } from '../money/amountKind.js';
import type { LabelledAmount } from '../money/labelledAmount.js';
import type { Page, Row } from '../page/page.js';
import { addressEvidence } from '../parties/addressWords.js';
import { hasLegalForm } from '../parties/businessWords.js';
import { cellRole } from '../parties/cellRole.js';
import { findTerms, termsIn } from '../terms/findTerms.js';
import { namingWords } from './words.js';

/** A name takes at most so many rows. */
const mostNames = 3;

const columnTerms = ['quantity', 'price', 'description', 'amount', 'item', 'discount', 'total'] as const;

/** What ends a list of things; labels inside of it, such as a discount of one thing, do not. */
const sums: ReadonlySet<AmountKind | undefined> = new Set([
  'due',
  'total',
  'subtotal',
  'tax',
  'cash',
  'card',
  'paid',
  'change',
  'rounding',
  'count',
  'amount',
] as const);

/** The heads of the columns of a list of things; undefined where it has none. */
export function headOfItems({ rows }: Page, amounts: readonly LabelledAmount[]): Row | undefined {
  const end = firstSum(amounts, 0) ?? rows.length;
  return rows.slice(0, end).findLast(isHead);
}

/** The rows between the heads of the columns, or the first amount, and the first sum. */
export function itemRows(page: Page, amounts: readonly LabelledAmount[]): Row[] {
  const { rows } = page;
  const first = amounts[0];
  if (!first) return [];
  const head = headOfItems(page, amounts);
  const start = head ? head.index + 1 : startBefore(first.row, rows);
  const end = firstSum(amounts, start) ?? amounts.at(-1)!.row.index + 1;
  const list = rows.slice(start, end).filter((row) => !isHead(row) && !isKeyed(row));
  const sum = list.findIndex(({ text }) => isSum(text));
  return sum < 0 ? list : list.slice(0, sum);
}

function isHead({ text }: Row): boolean {
  const terms = termsIn(text);
  return columnTerms.filter((term) => terms.has(term)).length >= 2 && !/\d/.test(text);
}

/** "Price: $25.00" is a key and its value, no thing. */
function isKeyed({ text }: Row): boolean {
  const key = /^([^:\d]{2,32}):\s/.exec(text)?.[1];
  return key !== undefined && findTerms(key).every(({ terms }) => terms && terms.length > 0);
}

/** "Items: 5" ends a list without any amount. */
function isSum(text: string): boolean {
  // "ITEM(S)" has a letter alone.
  const words = findTerms(text).filter(({ start, end }) => end - start > 1);
  const isLabel = words.length > 0 && words.every(({ terms }) => terms);
  return isLabel && sums.has(amountKind(new Set(words.flatMap(({ terms = [] }) => terms))));
}

function firstSum(amounts: readonly LabelledAmount[], from: number): number | undefined {
  return amounts.find(({ row, kind }) => row.index >= from && sums.has(kind))?.row.index;
}

/** Without heads of columns, a thing may be named in the rows above its first amount. */
function startBefore({ index, cells }: Row, rows: readonly Row[]): number {
  if (cells.some(({ text }) => namingWords(text))) return index;
  let start = index;
  while (start > Math.max(0, index - mostNames) && isName(rows[start - 1]!)) start--;
  return start;
}

function isName({ text, cells }: Row): boolean {
  return (
    !/^[\p{L} .]{2,16}:\s?\S/u.test(text) &&
    cells.every((cell) => cellRole(cell.text) === 'text') &&
    addressEvidence(text) < 1.5 &&
    !hasLegalForm(text)
  );
}
