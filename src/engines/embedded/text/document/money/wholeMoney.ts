import { findNumbers, type PrintedNumber } from '../figures/findAmounts.js';
import type { Page } from '../page/page.js';
import { termsIn } from '../terms/findTerms.js';
import { type AmountKind, amountKind } from './amountKind.js';

const sums: ReadonlySet<AmountKind | undefined> = new Set([
  'due',
  'total',
  'subtotal',
  'tax',
  'cash',
  'change',
] as const);

/** Whether the sums of a page have no cents anywhere, as those in yen or rupiah. */
export function isInWholes({ rows }: Page): boolean {
  let hasSum = false;
  for (const { text } of rows) {
    const numbers = findNumbers(text);
    if (numbers.some(({ decimals }) => decimals === 2)) return false;
    hasSum ||= numbers.length > 0 && namesSum(text);
  }
  return hasSum;
}

/** Whether a whole number of such a page is money by its form: in groups of digits, such as 12,000. */
export function isGrouped({ decimals, text }: PrintedNumber): boolean {
  return decimals === 0 && /\d[.,']\d{3}$/.test(text);
}

/** Whether a row has the name of a sum. */
export function namesSum(text: string): boolean {
  return sums.has(amountKind(termsIn(text)));
}
