import type { TextDocument } from './document.js';
import type { Page } from './page/page.js';
import type { HeadCell } from './parties/head.js';
import { termsIn } from './terms/findTerms.js';

/** Titles are printed at least so many times larger than the rest of a page. */
const leastSize = 1.35;

/**
 * What the page calls itself ("TAX INVOICE"), else, where it is neither receipt nor invoice, the largest line of its upper
 * half; undefined where none stands out.
 */
export function titleOf(
  { rows, typeHeight }: Page,
  head: readonly HeadCell[],
  kind: TextDocument['kind'],
): string | undefined {
  const names = head.filter(({ cell, role }) => role === 'title' && !termsIn(cell.text).has('thanks'));
  if (names[0]) return names[0].cell.text.replace(/^[\s*=_.:-]+|[\s*=_:-]+$/g, '');
  if (kind !== 'other') return undefined;
  const upper = rows.slice(0, Math.ceil(rows.length / 2)).flatMap((row) => row.cells);
  const height = ({ box }: { box: { y0: number; y1: number } }) => box.y1 - box.y0;
  const largest = upper.reduce((most, cell) => Math.max(most, height(cell)), 0);
  const first = upper.find((cell) => height(cell) > 0.9 * largest && /\p{L}{2}/u.test(cell.text));
  return first && largest >= leastSize * typeHeight ? first.text : undefined;
}
