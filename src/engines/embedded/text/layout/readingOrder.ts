import type { Box } from '../../../../geometry/box.js';
import { median } from '../../numbers.js';
import type { TextLine } from '../textLine.js';
import { linesAsPrinted, type PrintedLine } from './readingFrame.js';
import { inRows } from './rows.js';

/** A stretch of the x axis. */
interface Stretch {
  readonly x0: number;
  readonly x1: number;
}

/** Columns of running text are at least so many lines high... */
const minColumnRows = 3;

/** ...and their lines so many times longer than high, in the middle: shorter ones are prices, keys, cells of a table. */
const minColumnAspect = 6;

/**
 * Sorts lines as a reader takes them: row by row, columns of running text one after the other. Columns of a table or a
 * receipt are not running text: their rows are read across.
 */
export function inReadingOrder(lines: readonly TextLine[]): TextLine[] {
  return order(linesAsPrinted(lines)).map(({ line }) => line);
}

/** Recursive X-Y cut (Nagy and Seth, 1984) that cuts columns only where there is running text on both sides. */
function order(lines: PrintedLine[]): PrintedLine[] {
  const rows = inRows(lines);
  const ordered: PrintedLine[] = [];
  for (let first = 0; first < rows.length; ) {
    const { end, gutter } = columnsFrom(rows, first);
    const block = rows.slice(first, end).flat();
    ordered.push(...(gutter ? splitAt(gutter, block).flatMap(order) : block));
    first = end;
  }
  return ordered;
}

/** The longest stretch of rows from `first` on that a gutter between two columns runs through, else one row. */
function columnsFrom(rows: readonly PrintedLine[][], first: number) {
  let gutters = narrow([{ x0: -Infinity, x1: Infinity }], rows[first]!);
  let end = first + 1;
  for (; end < rows.length; end++) {
    const narrowed = narrow(gutters, rows[end]!);
    if (!narrowed.some(isInner)) break;
    gutters = narrowed;
  }
  const block = rows.slice(first, end).flat();
  const gutter = gutters.filter(isInner).find((inner) => splitAt(inner, block).every(isRunningText));
  return gutter ? { end, gutter } : { end: first + 1, gutter: undefined };
}

/** Whether there are lines on both sides. */
function isInner({ x0, x1 }: Stretch): boolean {
  return x0 > -Infinity && x1 < Infinity;
}

/** What is left of the gutters beside the lines of a row; what is narrower than half a line's height is none. */
function narrow(gutters: readonly Stretch[], row: readonly PrintedLine[]): Stretch[] {
  return row.reduce((left, { box }) => left.flatMap((gutter) => cutOut(gutter, box)), [...gutters]);
}

function cutOut({ x0, x1 }: Stretch, box: Box): Stretch[] {
  const least = (box.y1 - box.y0) / 2;
  if (box.x1 <= x0 || box.x0 >= x1) return [{ x0, x1 }];
  return [
    { x0, x1: box.x0 },
    { x0: box.x1, x1 },
  ].filter((part) => part.x1 - part.x0 >= least);
}

function splitAt({ x0, x1 }: Stretch, lines: readonly PrintedLine[]): [PrintedLine[], PrintedLine[]] {
  const isLeft = ({ box }: PrintedLine) => box.x0 + box.x1 < x0 + x1;
  return [lines.filter(isLeft), lines.filter((line) => !isLeft(line))];
}

function isRunningText(lines: readonly PrintedLine[]): boolean {
  const aspects = lines.map(({ box }) => (box.x1 - box.x0) / (box.y1 - box.y0));
  return lines.length >= minColumnRows && median(aspects)! >= minColumnAspect;
}
