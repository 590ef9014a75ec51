import { findAmounts } from '../figures/findAmounts.js';
import type { Page, Row } from '../page/page.js';
import { termsIn } from '../terms/findTerms.js';

/** Fewer rows that look like keys and values may do so by chance. */
const leastRows = 3;

/** Values begin on one line, to within so many times the height of type. */
const alignment = 0.8;

/**
 * The rows of tables that have keys in one column and values in the next, without colons: rows of two cells below each
 * other, both columns aligned to the left, known words in all keys (running text in two columns has none), no prices
 * among the values.
 */
export function keyTableRows({ rows, typeHeight }: Page): Set<Row> {
  const found = new Set<Row>();
  let run: Row[] = [];
  for (const row of rows) {
    const goesOn = isKeyed(row) && (!run[0] || isAligned(run[0], row, typeHeight * alignment));
    if (!goesOn) run = isKeyed(row) ? [row] : [];
    else run.push(row);
    if (run.length >= leastRows) for (const member of run.slice(-leastRows)) found.add(member);
  }
  return found;
}

function isKeyed({ cells }: Row): boolean {
  const [key, value] = cells;
  if (cells.length !== 2 || findAmounts(value!.text).length > 0) return false;
  const isKey = /^\p{L}[\p{L} .'/&-]{1,31}$/u.test(key!.text) && termsIn(key!.text).size > 0;
  return isKey && /[\p{L}\d]{2}/u.test(value!.text);
}

function isAligned(a: Row, b: Row, most: number): boolean {
  return a.cells.every(({ box }, place) => Math.abs(box.x0 - b.cells[place]!.box.x0) < most);
}
