import { findDates } from '../dates/findDates.js';
import type { DocumentField, FieldName } from '../document.js';
import { readFigure } from '../figures/figure.js';
import { findAmounts } from '../figures/findAmounts.js';
import { amountKind } from '../money/amountKind.js';
import { termsIn } from '../terms/findTerms.js';
import type { Term } from '../terms/vocabulary.js';
import type { Pair } from './pairs.js';

type Terms = ReadonlySet<Term>;

const any = (terms: Terms, ...wanted: readonly Term[]) => wanted.some((term) => terms.has(term));

/** Papers that have numbers, the one that most surely names the page first. */
const numbered: readonly Term[] = [
  'invoice',
  'receipt',
  'bill',
  'document',
  'check',
  'ticket',
  'slip',
  'transaction',
  'order',
  'reference',
];

/** The common fields that a key names, the first that fits. */
const names: readonly (readonly [FieldName, (pair: Pair) => boolean])[] = [
  ['tax number', ({ terms, value }) => isTaxNumber(terms) && /\d{4}/.test(value)],
  ['number', ({ terms, value }) => any(terms, ...numbered) && isNumber(terms, value)],
  ['number', (pair) => isNumberAlone(pair) && isNumber(pair.terms, pair.value)],
  ['cashier', ({ terms, value }) => terms.has('cashier') && !terms.has('number') && isName(value)],
  [
    'payment method',
    ({ terms, value }) =>
      terms.has('method') && (any(terms, 'paid', 'card') || namesPayment(value)) && isName(value),
  ],
  [
    'customer',
    ({ terms, value }) =>
      (terms.has('customer') || (terms.has('to') && any(terms, 'bill', 'return', 'invoice'))) &&
      !any(terms, 'number', 'identity', 'phone', 'tax') &&
      isName(value),
  ],
];

/** More fields of one page are a list of something else. */
const mostFields = 60;

/** The fields that keys name: common ones by what their keys mean, others by the key as printed in lower case. */
export function pairFields(pairs: readonly Pair[]): DocumentField[] {
  const common = names.flatMap(([name, fits]) => {
    const pair = bestOf(pairs.filter(fits));
    return pair ? [fieldOf(name, pair, 0.85)] : [];
  });
  const others = pairs.filter(
    (pair) => pair.hasColon && !names.some(([, fits]) => fits(pair)) && isOther(pair),
  );
  const byKey = new Map(others.reverse().map((pair) => [pair.key.toLowerCase(), pair]));
  const fields = [...byKey].reverse().map(([key, pair]) => fieldOf(key, pair, 0.6));
  return [...common, ...fields.slice(0, mostFields)];
}

function fieldOf(name: string, { value, cells }: Pair, trust: number): DocumentField {
  const lines = cells.flatMap((cell) => cell.lines);
  const read = lines.reduce((least, { score }) => Math.min(least, score), 1);
  const number =
    /^[\d.,' ]+$/.test(value) && name !== 'number' && name !== 'tax number'
      ? readFigure(value)
      : amountAlone(value);
  const bare = name === 'number' ? value.replace(/^(?:no|nr|num)\b[.:\s]*/i, '') : value;
  return { name, value: bare, normalized: number?.value, score: trust * read, lines };
}

function amountAlone(value: string) {
  const [amount, ...others] = findAmounts(value);
  return amount && others.length === 0 && amount.start === 0 && amount.end === value.length
    ? amount
    : undefined;
}

/** That of the most telling paper; of equals the first. */
function bestOf(pairs: readonly Pair[]): Pair | undefined {
  const rank = ({ terms }: Pair) => {
    const place = numbered.findIndex((term) => terms.has(term));
    return place < 0 ? numbered.length : place;
  };
  return pairs.reduce<Pair | undefined>(
    (best, pair) => (best && rank(best) <= rank(pair) ? best : pair),
    undefined,
  );
}

function isTaxNumber(terms: Terms): boolean {
  return (terms.has('tax') && any(terms, 'number', 'identity', 'roc')) || terms.has('roc');
}

function isNumber(terms: Terms, value: string): boolean {
  if (any(terms, 'date', 'time', 'total', 'amount', 'tax', 'quantity', 'count', 'name')) return false;
  const isOne = /^[\p{L}\d][\p{L}\d\s./#-]{1,40}$/u.test(value) && /\d{2}/.test(value);
  return isOne && findAmounts(value).length === 0 && findDates(value).length === 0;
}

/** "No.: 00129", "No 77120" */
function isNumberAlone({ terms, hasColon, value }: Pair): boolean {
  return terms.size === 1 && terms.has('number') && (hasColon || /^\p{L}{0,4}-?\d[\d/-]{3,}$/u.test(value));
}

/** "Mode: UPI" */
function namesPayment(value: string): boolean {
  return any(termsIn(value), 'card', 'cash');
}

function isName(value: string): boolean {
  return /[\p{L}\d]/u.test(value) && value.length <= 60;
}

/** Dates, amounts and telephone numbers are found by other means. */
function isOther({ terms, value }: Pair): boolean {
  if (any(terms, 'date', 'time', 'phone', 'email', 'website', 'total', 'rounding', 'change', 'cash'))
    return false;
  return findAmounts(value).length === 0 || amountKind(terms) === undefined;
}
