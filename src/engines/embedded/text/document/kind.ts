import type { Size } from '../../../../geometry/box.js';
import type { DocumentField, TextDocument } from './document.js';
import { isMoney } from './figures/findAmounts.js';
import type { LabelledAmount } from './money/labelledAmount.js';
import type { Page } from './page/page.js';
import { termsIn } from './terms/findTerms.js';
import type { Term } from './terms/vocabulary.js';

/** Sheets of paper are at most so many times higher than wide; what is longer comes off a roll. */
const sheetAspect = 1.6;

/** Rows below these are running text. */
const mostRows = 200;

/**
 * A receipt tells that something was paid at a till, an invoice asks for it. Shops call receipts "tax invoice", so that the
 * word alone does not tell.
 */
export function kindOf(
  { rows }: Page,
  fields: readonly DocumentField[],
  amounts: readonly LabelledAmount[],
  { width, height }: Size,
): TextDocument['kind'] {
  const has = (name: string) => fields.some((field) => field.name === name && field.score >= 0.4);
  if (!has('total') && amounts.length < 3) return 'other';
  if (amounts.length < 2 && !amounts.some(isMoney)) return 'other';
  const termsOfRows = rows.slice(0, mostRows).map(({ text }) => termsIn(text));
  const terms = new Set(termsOfRows.flatMap((own) => [...own]));
  const atTill = [
    has('change'),
    has('cash'),
    has('cashier'),
    has('time'),
    has('payment method'),
    terms.has('receipt'),
    height > sheetAspect * width,
  ];
  const asked = [
    has('due date'),
    has('customer'),
    terms.has('bank'),
    termsOfRows.some(isInvoice),
    terms.has('due'),
  ];
  const [till, ask] = [atTill, asked].map((signs) => signs.filter(Boolean).length);
  if (till! === 0 && ask! === 0) return has('total') && has('date') ? 'receipt' : 'other';
  return till! >= ask! ? 'receipt' : 'invoice';
}

/** Tills print "TAX INVOICE" on receipts. */
function isInvoice(terms: ReadonlySet<Term>): boolean {
  return terms.has('invoice') && !terms.has('tax');
}
