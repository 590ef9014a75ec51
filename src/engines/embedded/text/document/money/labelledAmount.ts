import type { PrintedNumber } from '../figures/findAmounts.js';
import type { Cell } from '../page/cell.js';
import type { Page, Row } from '../page/page.js';
import { findTerms, type LabelWord } from '../terms/findTerms.js';
import type { Term } from '../terms/vocabulary.js';
import { type AmountKind, amountKind } from './amountKind.js';
import { type MoneyOfRow, moneyOfPage } from './moneyOfPage.js';

/** An amount of money and what is printed about it. */
export interface LabelledAmount extends PrintedNumber {
  readonly row: Row;
  readonly cell: Cell;
  /** Undefined where no label names it. */
  readonly kind?: AmountKind | undefined;
  readonly terms: ReadonlySet<Term>;
  /** Its place among the amounts of its row, from the left, and how many there are. */
  readonly place: number;
  readonly places: number;
}

interface Label {
  readonly kind: AmountKind | undefined;
  readonly terms: ReadonlySet<Term>;
}

const noLabel: Label = { kind: undefined, terms: new Set() };

/** A label above an amount is at most so many times the height of type away. */
const nextRow = 1.2;

/** The amounts of money of a page from the top down, each with the label left of it or above it. */
export function labelledAmounts(page: Page): LabelledAmount[] {
  const amounts: LabelledAmount[] = [];
  const moneyOfRow = moneyOfPage(page);
  let above: { row: Row; label: Label } | undefined;
  for (const row of page.rows) {
    const found = amountsOf(row, moneyOfRow);
    const heir = above && row.box.y0 - above.row.box.y1 < nextRow * page.typeHeight ? above.label : noLabel;
    amounts.push(...(found.some(({ kind }) => kind) ? found : found.map((amount) => inherit(amount, heir))));
    above = found.length === 0 ? { row, label: labelOf(row.text) } : undefined;
  }
  return amounts;
}

function amountsOf(row: Row, moneyOfRow: MoneyOfRow): LabelledAmount[] {
  const amounts: Omit<LabelledAmount, 'places'>[] = [];
  const moneyIn = moneyOfRow(row);
  let label = noLabel;
  let [before, nearest] = ['', ''];
  for (const [place, cell] of row.cells.entries()) {
    let from = 0;
    for (const number of moneyIn(place)) {
      before += ` ${cell.text.slice(from, number.start)}`;
      nearest = wordsOr(cell.text.slice(from, number.start), nearest);
      // Several amounts may stand behind one label.
      if (/\p{L}/u.test(before) || amounts.length === 0) label = labelNear(before, nearest);
      amounts.push({ ...number, ...label, row, cell, place: amounts.length });
      before = '';
      from = number.end;
    }
    before += ` ${cell.text.slice(from)}`;
    nearest = wordsOr(cell.text.slice(from), nearest);
  }
  return amounts.map((amount) => ({ ...amount, places: amounts.length }));
}

function wordsOr(text: string, other: string): string {
  return /\p{L}/u.test(text) ? text : other;
}

/** Counts share rows with sums: of "Qty: 1   Total: 9.00" the nearer label names the amount. */
function labelNear(before: string, nearest: string): Label {
  const label = labelOf(before);
  return label.kind === 'count' ? labelOf(nearest) : label;
}

/** A row that only has amounts is told by the label above it; other words name something else. */
function inherit(amount: LabelledAmount, { kind, terms }: Label): LabelledAmount {
  const isBare = !/\p{L}{3}/u.test(amount.row.text);
  return kind && kind !== 'count' && isBare && amount.places === 1 ? { ...amount, kind, terms } : amount;
}

/** A label is made of known words, for the most part: "GIFT CARD HOLDER LEATHER" is a thing that was bought. */
function labelOf(text: string): Label {
  const words = findTerms(text).filter(({ start, end, terms }) => terms || end - start > 2);
  const known = words.filter(({ terms }) => terms);
  if (known.length * 2 < words.length) return noLabel;
  const named = known.filter((word, index) => !isOfTax(word, known[index - 1], text));
  const terms = new Set(named.flatMap((word) => word.terms!));
  return { kind: amountKind(terms), terms };
}

/** "Sales tax" and "GST amount" are taxes, other sales and amounts that a tax is named beside are sums. */
function isOfTax({ start, terms }: LabelWord, previous: LabelWord | undefined, text: string): boolean {
  if (/^sales tax/i.test(text.slice(start, start + 9))) return true;
  const isBehindTax = previous?.terms?.includes('tax') && start - previous.end === 1;
  return isBehindTax === true && terms?.includes('amount') === true;
}
