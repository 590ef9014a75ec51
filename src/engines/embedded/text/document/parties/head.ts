import { findAmounts } from '../figures/findAmounts.js';
import { repairDigits } from '../figures/repairDigits.js';
import type { Cell } from '../page/cell.js';
import type { Page, Row } from '../page/page.js';
import { termsIn } from '../terms/findTerms.js';
import { addressEvidence } from './addressWords.js';
import { type CellRole, cellRole } from './cellRole.js';

/** A cell above what was bought. */
export interface HeadCell {
  readonly cell: Cell;
  readonly row: number;
  readonly role: CellRole;
  /** As {@link addressEvidence} counts it. */
  readonly address: number;
}

/** Names and addresses stand within so many rows from the top. */
const mostRows = 24;

/** The cells above the things that were bought, where a page tells who wrote it. */
export function headOf({ rows }: Page): HeadCell[] {
  const end = rows.findIndex((row) => row.index >= mostRows || beginsItems(row));
  return rows.slice(0, end < 0 ? rows.length : end).flatMap((row) =>
    row.cells.map((cell) => ({
      cell,
      row: row.index,
      role: cellRole(cell.text),
      address: addressEvidence(repairDigits(cell.text)),
    })),
  );
}

function beginsItems({ text }: Row): boolean {
  if (addressEvidence(text) >= 1.5) return false;
  const terms = termsIn(text);
  const heads = ['quantity', 'price', 'description', 'amount', 'item', 'discount'] as const;
  return (
    heads.filter((term) => terms.has(term)).length >= 2 ||
    findAmounts(text).some(({ decimals }) => decimals === 2)
  );
}
