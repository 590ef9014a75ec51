import { hasLegalForm, isLegalFormAlone } from './businessWords.js';
import type { HeadCell } from './head.js';

/** Type from so many times the usual height on is large. */
const large = 1.25;

const mostLines = 3;

/** The lines of a name that one line of it is known of: it may begin above and go on below. */
export function nameLines(index: number, head: readonly HeadCell[], typeHeight: number): HeadCell[] {
  let [start, end] = [index, index];
  while (end - start + 1 < mostLines && goesOn(head[start - 1], head[start], typeHeight)) start--;
  while (end - start + 1 < mostLines && goesOn(head[end], head[end + 1], typeHeight)) end++;
  return head.slice(start, end + 1);
}

/** Whether a name goes on in the next line: after "&", with its legal form alone, or both in the same large type. */
function goesOn(first: HeadCell | undefined, next: HeadCell | undefined, typeHeight: number): boolean {
  if (first?.role !== 'text' || next?.role !== 'text' || next.row !== first.row + 1) return false;
  const [a, b] = [first.cell.box, next.cell.box];
  const [heightOfFirst, heightOfNext] = [a.y1 - a.y0, b.y1 - b.y0];
  if (b.y0 - a.y1 > 0.8 * heightOfFirst || a.x1 < b.x0 || b.x1 < a.x0) return false;
  if (isLegalFormAlone(next.cell.text)) return true;
  if (next.address >= 1.5 || first.address >= 1.5 || hasLegalForm(first.cell.text)) return false;
  const isOfOneSize = Math.abs(Math.log(heightOfFirst / heightOfNext)) < 0.2;
  const areLarge = Math.min(heightOfFirst, heightOfNext) > large * typeHeight;
  return /(?:&|\band)$/i.test(first.cell.text) || (areLarge && isOfOneSize);
}
