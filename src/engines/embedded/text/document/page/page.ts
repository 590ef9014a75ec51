import { type Box, boxAround } from '../../../../../geometry/box.js';
import { median } from '../../../numbers.js';
import { linesAsPrinted } from '../../layout/readingFrame.js';
import { inRows } from '../../layout/rows.js';
import type { TextLine } from '../../textLine.js';
import { type Cell, cellsOf, joinCells } from './cell.js';

/** Cells that stand on one height, from left to right; at least one. */
export interface Row {
  readonly index: number;
  readonly cells: readonly Cell[];
  readonly text: string;
  readonly box: Box;
}

/** A page of text laid straight, from the top down. */
export interface Page {
  readonly rows: readonly Row[];
  /** The middle height of a line, in pixels; 0 on an empty page. */
  readonly typeHeight: number;
  /** From the left edge of the text to the right one, in pixels. */
  readonly x0: number;
  readonly x1: number;
}

/** More lines are running text; what a document states stands before it and behind it. */
const mostLines = 1200;

/**
 * Puts the lines of a page into rows and cells, whatever their order. Lines without text are left out, and of too many those
 * in the middle.
 */
export function readPage(lines: readonly TextLine[]): Page {
  const printed = lines.filter(({ text }) => /\S/.test(text));
  const kept =
    printed.length <= mostLines
      ? printed
      : [...printed.slice(0, mostLines / 2), ...printed.slice(-mostLines / 2)];
  const cells = linesAsPrinted(kept).flatMap(cellsOf);
  const rows = inRows(cells).map((row, index) => rowOf(joinCells(row), index));
  return {
    rows,
    typeHeight: median(cells.map(({ box }) => box.y1 - box.y0)) ?? 0,
    x0: rows.reduce((least, { box }) => Math.min(least, box.x0), Infinity),
    x1: rows.reduce((most, { box }) => Math.max(most, box.x1), -Infinity),
  };
}

function rowOf(cells: readonly Cell[], index: number): Row {
  const box = boxAround(cells.map((cell) => cell.box));
  return { index, cells, text: cells.map(({ text }) => text).join('  '), box };
}
