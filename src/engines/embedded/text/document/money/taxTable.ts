import { findAmounts } from '../figures/findAmounts.js';
import type { Page, Row } from '../page/page.js';
import { termsIn } from '../terms/findTerms.js';

/** A table of taxes has at most so many rows below its head. */
const mostRows = 6;

/**
 * The rows of tables that sum up taxes ("GST SUMMARY", "TAX CODE % AMOUNT GST"): their totals are no totals of the page.
 * @returns the indices of the rows
 */
export function taxTableRows({ rows }: Page): Set<number> {
  const inTables = new Set<number>();
  for (const row of rows) {
    if (!isHead(row)) continue;
    for (let index = row.index; index <= row.index + mostRows && index < rows.length; index++)
      inTables.add(index);
  }
  return inTables;
}

function isHead({ text }: Row): boolean {
  if (findAmounts(text).length > 0) return false;
  const terms = termsIn(text);
  if (['quantity', 'price', 'description', 'item'].some((term) => terms.has(term as never))) return false;
  const hasColumns = ['amount', 'net', 'code', 'sub', 'excluding'].some((term) => terms.has(term as never));
  return terms.has('tax') && (terms.has('summary') || (hasColumns && !terms.has('total')));
}
