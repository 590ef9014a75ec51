import type { Term } from '../terms/vocabulary.js';

/** What an amount of money is, by its label. */
export type AmountKind =
  | 'due'
  | 'total'
  | 'subtotal'
  | 'amount'
  | 'tax'
  | 'service'
  | 'discount'
  | 'rounding'
  | 'cash'
  | 'card'
  | 'paid'
  | 'change'
  | 'balance'
  | 'count';

type Terms = ReadonlySet<Term>;

const any = (terms: Terms, ...wanted: readonly Term[]) => wanted.some((term) => terms.has(term));
const isSum = (terms: Terms) => any(terms, 'total', 'amount', 'due', 'net', 'gross', 'balance', 'grand');

/** The first kind that fits wins: "TOTAL ROUNDED" is no rounding, "CHANGE DUE" nothing that is due. */
const kinds: readonly (readonly [AmountKind, (terms: Terms) => boolean])[] = [
  [
    'count',
    (terms) => any(terms, 'quantity', 'item', 'count', 'points') && !any(terms, 'amount', 'price', 'sales'),
  ],
  ['change', (terms) => terms.has('change')],
  ['discount', (terms) => terms.has('discount') && !any(terms, 'after', 'including')],
  [
    'due',
    (terms) => any(terms, 'rounding', 'adjustment') && any(terms, 'total', 'amount', 'due', 'net', 'after'),
  ],
  ['rounding', (terms) => any(terms, 'rounding', 'adjustment')],
  ['card', (terms) => terms.has('card')],
  ['cash', (terms) => any(terms, 'cash', 'tendered')],
  ['paid', (terms) => terms.has('paid') && !terms.has('due')],
  ['subtotal', (terms) => terms.has('sub') || (terms.has('excluding') && isSum(terms))],
  ['tax', (terms) => terms.has('tax') && isTaxAlone(terms)],
  ['service', (terms) => any(terms, 'service', 'charge', 'ship') && !any(terms, 'total', 'due')],
  ['due', (terms) => any(terms, 'due', 'grand') || (terms.has('net') && any(terms, 'total', 'amount'))],
  ['total', (terms) => terms.has('total')],
  ['balance', (terms) => terms.has('balance')],
  ['amount', (terms) => any(terms, 'amount', 'net', 'gross', 'sales')],
];

/** The kind of an amount with a label of these terms; undefined where they name none. */
export function amountKind(terms: Terms): AmountKind | undefined {
  return kinds.find(([, fits]) => fits(terms))?.[0];
}

/**
 * "TOTAL GST" and "VAT INCLUDED" are taxes; "TOTAL INCL. GST", "TOTAL SALES (GST 6%)" and "AMOUNT DUE (GST INCL)" are none.
 */
function isTaxAlone(terms: Terms): boolean {
  if (terms.has('including') && any(terms, 'total', 'price', 'net', 'gross')) return false;
  return !any(terms, 'after', 'sales', 'due', 'grand', 'amount');
}
