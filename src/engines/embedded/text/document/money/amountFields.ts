import { findDates } from '../dates/findDates.js';
import type { DocumentField, FieldName } from '../document.js';
import { currencyCode, currencyPattern } from '../figures/currency.js';
import type { Page } from '../page/page.js';
import { findTerms } from '../terms/findTerms.js';
import type { AmountKind } from './amountKind.js';
import { findTotal, type Total } from './findTotal.js';
import type { LabelledAmount } from './labelledAmount.js';
import { taxTableRows } from './taxTable.js';

/** The fields that amounts of a kind make, and whether the last one of them counts, or the first. */
const sums: readonly (readonly [FieldName, AmountKind, 'first' | 'last'])[] = [
  ['subtotal', 'subtotal', 'last'],
  ['tax', 'tax', 'first'],
  ['discount', 'discount', 'last'],
  ['rounding', 'rounding', 'last'],
  ['cash', 'cash', 'first'],
  ['change', 'change', 'last'],
];

const mostOthers = 6;

/** Tickets have fewer rows. */
const mostRows = 60;

/** The total, what it is made of, how it was paid, and in which currency. */
export function amountFields(page: Page, amounts: readonly LabelledAmount[]): DocumentField[] {
  const taxTable = taxTableRows(page);
  const total = findTotal(page, amounts, taxTable) ?? onlyAmount(page, amounts);
  const own = amounts.filter(({ row }) => !taxTable.has(row.index));
  return [
    total && fieldOf('total', total.amount, total.score),
    ...sums.map(([name, kind, which]) => sumField(name, ofKind(own, amounts, kind), which)),
    total && netField(total.amount, amounts),
    ...otherFields(amounts),
    paymentField(amounts),
    currencyField(page, amounts),
  ].filter((field) => field !== undefined);
}

function fieldOf(name: string, { text, value, cell }: LabelledAmount, score: number): DocumentField {
  const read = cell.lines.reduce((least, line) => Math.min(least, line.score), 1);
  return { name, value: text, normalized: value, score: score * read, lines: cell.lines };
}

/** The only amount of a dated ticket, where it stands alone or behind known words: "Price: $25.00". */
function onlyAmount({ rows }: Page, amounts: readonly LabelledAmount[]): Total | undefined {
  const [amount, ...others] = amounts;
  if (!amount?.currency || others.some(({ value }) => value !== amount.value)) return undefined;
  const isNamed = findTerms(amount.row.text).every(({ start, end, terms }) => terms || end - start < 3);
  const isDated = rows.slice(0, mostRows).some(({ text }) => findDates(text).length > 0);
  return isNamed && isDated && amount.value > 0 ? { amount, score: 0.4 } : undefined;
}

/** Those outside the tables of taxes, which may be all there are. */
function ofKind(own: readonly LabelledAmount[], all: readonly LabelledAmount[], kind: AmountKind) {
  const found = own.filter((amount) => amount.kind === kind);
  return found.length > 0 ? found : all.filter((amount) => amount.kind === kind);
}

function sumField(name: FieldName, amounts: readonly LabelledAmount[], which: 'first' | 'last') {
  const amount = amounts.at(which === 'first' ? 0 : -1);
  return amount && fieldOf(name, amount, 0.85);
}

/** What is put on the sum or left of it, by its label as printed: "service charge". */
function otherFields(amounts: readonly LabelledAmount[]): DocumentField[] {
  const others = amounts.filter(({ kind }) => kind === 'service' || kind === 'balance').slice(0, mostOthers);
  return others.flatMap((amount) => {
    const label = /^[\s\p{P}\d%]*([\p{L}][\p{L} .&-]{2,30})/u.exec(amount.row.text)?.[1];
    return label ? [fieldOf(label.trim().toLowerCase(), amount, 0.7)] : [];
  });
}

/** What is left of the total without the tax, where it is printed. */
function netField({ value: total }: LabelledAmount, amounts: readonly LabelledAmount[]) {
  const taxes = amounts.filter(({ kind, value }) => kind === 'tax' && value > 0);
  const net = amounts.find(
    ({ kind, value }) =>
      (kind === 'amount' || kind === 'due' || kind === 'total') &&
      taxes.some((tax) => Math.abs(value + tax.value - total) < 0.005),
  );
  return net && fieldOf('subtotal', net, 0.6);
}

/** The word that names what was paid with: "VISA", "CASH". */
function paymentField(amounts: readonly LabelledAmount[]): DocumentField | undefined {
  const paid = amounts.filter(({ kind, value }) => (kind === 'card' || kind === 'cash') && value > 0);
  for (const { row, kind, cell } of paid) {
    const word = findTerms(row.text).find(({ terms }) => terms?.includes(kind as 'card' | 'cash'));
    if (!word) continue;
    const value = row.text.slice(word.start, word.end);
    return {
      name: 'payment method',
      value,
      score: 0.75,
      lines: [...new Set([...row.cells[0]!.lines, ...cell.lines])],
    };
  }
  return undefined;
}

const inBrackets = new RegExp(String.raw`\(\s?(${currencyPattern})\s?\)|^(${currencyPattern})$`, 'iu');

/** The currency that most amounts stand beside, else one in brackets or alone in a column's head. */
function currencyField({ rows }: Page, amounts: readonly LabelledAmount[]): DocumentField | undefined {
  const beside = mostCommon(
    amounts.flatMap(({ currency, cell }) => (currency ? [{ sign: currency, cell }] : [])),
  );
  const found = beside ?? (amounts.length > 0 ? bracketed() : undefined);
  if (!found) return undefined;
  const { sign, cell } = found;
  return { name: 'currency', value: sign, normalized: currencyCode(sign), score: 0.9, lines: cell.lines };

  function bracketed() {
    for (const cell of rows.flatMap((row) => row.cells)) {
      const match = inBrackets.exec(cell.text);
      if (match) return { sign: (match[1] ?? match[2])!, cell };
    }
    return undefined;
  }
}

function mostCommon<Entry extends { sign: string }>(entries: readonly Entry[]): Entry | undefined {
  const times = new Map<string, number>();
  for (const { sign } of entries) times.set(sign, (times.get(sign) ?? 0) + 1);
  return entries.reduce<Entry | undefined>(
    (best, entry) => (best && times.get(best.sign)! >= times.get(entry.sign)! ? best : entry),
    undefined,
  );
}
