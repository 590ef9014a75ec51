import { logistic } from '../../../numbers.js';
import type { Page } from '../page/page.js';
import type { AmountKind } from './amountKind.js';
import { impliedTotals } from './impliedTotals.js';
import type { LabelledAmount } from './labelledAmount.js';
import { taxTableRows } from './taxTable.js';

/** The amount that a page says is to be paid. */
export interface Total {
  readonly amount: LabelledAmount;
  /** Confidence, 0…1. */
  readonly score: number;
}

/** What a label says for its amount being the total; without a label little does. */
const trust: Readonly<Record<AmountKind, number>> = {
  due: 5,
  total: 4.3,
  card: 2,
  paid: 2.2,
  amount: 2,
  cash: 0.8,
  balance: 0.7,
  subtotal: 1,
  tax: -2,
  service: -2,
  discount: -3,
  rounding: -4,
  change: -2,
  count: -4,
};

/** Less says nothing. */
const leastEvidence = 1.7;

/** The evidence at which one of two is right, and how much more makes it certain. */
const evenEvidence = 3;

/**
 * The amount with the most evidence: its label, what the other amounts add up to, how often and how large it is printed,
 * where it stands. Undefined where nothing points at any amount.
 * @param taxTable as `taxTableRows` gives it
 */
export function findTotal(
  page: Page,
  amounts: readonly LabelledAmount[],
  taxTable = taxTableRows(page),
): Total | undefined {
  const candidates = amounts.filter(({ value, kind }) => value >= 0 && kind !== 'count');
  const evidence = evidenceIn(page, amounts, taxTable);
  let best: Total | undefined;
  let most = leastEvidence;
  for (const amount of candidates) {
    const found = evidence(amount);
    // Of equals the later: it is nearer to the end of the sum.
    if (found < most) continue;
    most = found;
    best = { amount, score: logistic(found - evenEvidence) };
  }
  return best;
}

type Evidence = (amount: LabelledAmount) => number;

function evidenceIn(page: Page, amounts: readonly LabelledAmount[], taxTable: ReadonlySet<number>): Evidence {
  const implied = impliedTotals(amounts);
  const times = countValues(amounts);
  const largest = largestOf(amounts);
  const rowCount = page.rows.length;
  return (amount) =>
    trustIn(amount) +
    (implied.get(cents(amount.value)) ?? 0) +
    0.25 * Math.min(3, times.get(cents(amount.value))! - 1) +
    (amount.value === largest ? 0.6 : 0) +
    sizeOf(amount, page.typeHeight) +
    amount.row.index / rowCount -
    (taxTable.has(amount.row.index) || isTaxTotal(amount, page) ? 3 : 0) -
    (amount.value === 0 ? 2.5 : 0);
}

function trustIn({ kind, terms, currency, place, places }: LabelledAmount): number {
  if (!kind) return currency ? 0.3 : 0;
  const isIncluding = kind === 'total' && terms.has('including');
  // The last amount of a row is its sum.
  return trust[kind] + (isIncluding ? 0.3 : 0) - (place < places - 1 ? 0.3 : 0);
}

/** A total of net amounts beside a total of taxes: "TOTAL : 106.10 6.37". */
function isTaxTotal({ row, places, value }: LabelledAmount, page: Page): boolean {
  return places > 1 && taxTableNear(row.index, page) && value >= 0;
}

function taxTableNear(index: number, { rows }: Page): boolean {
  return rows.slice(Math.max(0, index - 2), index).some(({ text }) => /%/.test(text));
}

/** Totals are often printed larger than the rest. */
function sizeOf({ cell }: LabelledAmount, typeHeight: number): number {
  const size = (cell.box.y1 - cell.box.y0) / typeHeight;
  return Math.min(1, Math.max(0, (size - 1.2) * 1.5));
}

function countValues(amounts: readonly LabelledAmount[]): Map<number, number> {
  const times = new Map<number, number>();
  for (const { value } of amounts) times.set(cents(value), (times.get(cents(value)) ?? 0) + 1);
  return times;
}

/** The largest amount that is not handed over. */
function largestOf(amounts: readonly LabelledAmount[]): number {
  return amounts.reduce((most, { kind, value }) => (kind === 'cash' ? most : Math.max(most, value)), 0);
}

function cents(value: number): number {
  return Math.round(value * 100);
}
