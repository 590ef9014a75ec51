import type { DocumentField } from '../document.js';
import { hasPostcode } from './addressWords.js';
import type { HeadCell } from './head.js';
import { repairNames } from './repairNames.js';

/** Evidence from which on a line is likely one of an address, and from which on it may belong to one. */
const likely = 1.5;
const possible = 0.4;

/** Evidence that a line has the number of a house. */
const house = 0.8;

/** Less is no address where no name stands above it, nor a street of no known kind. */
const leastAlone = 2;

/** Lines of an address are at most so many times their height apart. */
const lineGap = 1.6;

const mostLines = 7;

/**
 * The address below the company, or the first one of the page: its lines one after the other, as printed.
 * @param company the lines of the company's name
 */
export function addressField(
  head: readonly HeadCell[],
  company: DocumentField | undefined,
): DocumentField | undefined {
  const name = head.findIndex(({ cell }) => company?.lines.includes(cell.lines[0]!));
  const start = head.findIndex((entry, index) => index > name && mayBegin(entry, head, index));
  if (start < 0) return undefined;
  const entries = linesFrom(start, head);
  const evidence = entries.reduce((sum, { address }) => sum + address, 0);
  const isBelowName = name >= 0 && start - name <= 3;
  if (evidence < (isBelowName ? likely : leastAlone)) return undefined;
  return {
    name: 'address',
    value: clean(entries.map(({ cell }) => cell.text).join(' ')),
    score: Math.min(0.95, 0.35 + 0.1 * evidence + (name >= 0 ? 0.1 : 0)),
    lines: entries.flatMap(({ cell }) => cell.lines),
  };
}

function mayBegin({ role, address }: HeadCell, head: readonly HeadCell[], index: number): boolean {
  const isOfCustomer = head.slice(0, index).some((entry) => entry.role === 'customer');
  if (role !== 'text' || isOfCustomer) return false;
  return address >= likely || (address >= house && isLikelyBelow(head[index]!, head[index + 1]));
}

/** A house and a street of no known kind stand above a line that is surely of an address. */
function isLikelyBelow(entry: HeadCell, next: HeadCell | undefined): boolean {
  return next?.role === 'text' && next.address >= leastAlone && isUnder(entry, next) && isNear(entry, next);
}

/** The lines below each other from one on; a line that tells nothing belongs to them between two others. */
function linesFrom(start: number, head: readonly HeadCell[]): HeadCell[] {
  const lines = [head[start]!];
  for (let index = start + 1; index < head.length && lines.length < mostLines; index++) {
    const [previous, next] = [lines.at(-1)!, head[index]!];
    if (!isUnder(previous, next) || isBeside(previous, next)) continue;
    if (
      next.role !== 'text' ||
      !isNear(previous, next) ||
      !belongs(previous, next, head.slice(index + 1, index + 3))
    )
      break;
    lines.push(next);
  }
  return lines;
}

function belongs(previous: HeadCell, next: HeadCell, afterwards: readonly HeadCell[]): boolean {
  // Behind the code of a place stand countries and states, without numbers.
  if (hasPostcode(previous.cell.text) && /\d/.test(next.cell.text) && next.row !== previous.row) return false;
  if (next.address >= possible || /[,&-]$/.test(previous.cell.text)) return true;
  const end = afterwards.find(({ address }) => address >= likely);
  return end !== undefined && end.role === 'text' && isNear(next, afterwards[0]!);
}

function isUnder({ cell: { box: a }, row }: HeadCell, { cell: { box: b }, row: nextRow }: HeadCell): boolean {
  return nextRow === row || (a.x0 < b.x1 && b.x0 < a.x1);
}

/** Something else that stands on the same height in another column. */
function isBeside({ row }: HeadCell, next: HeadCell): boolean {
  return next.row === row && (next.role !== 'text' || next.address < possible);
}

function isNear({ cell: { box: a } }: HeadCell, { cell: { box: b } }: HeadCell): boolean {
  return b.y0 - a.y1 < lineGap * Math.max(a.y1 - a.y0, b.y1 - b.y0);
}

function clean(text: string): string {
  const lead = text.replace(/^(?:address|adresse|alamat)\s*[:.]?\s*/i, '');
  return repairNames(lead)
    .replace(/[\s,]*\b(?:tel|phone|fax|h\/p|ph)\b[\s.:].*$/i, '')
    .replace(/\s+,/g, ',');
}
