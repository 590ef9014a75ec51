import type { Box } from '../../../../geometry/box.js';
import type { TextLine } from '../textLine.js';
import { linesAsPrinted } from './readingFrame.js';
import { standOnOneHeight } from './rows.js';

/** Lines of one height that are further apart than this many times their height belong to different columns. */
const columnGap = 1.5;

/** Rows that are further apart than this many times their height belong to different paragraphs. */
const paragraphGap = 1;

const betweenColumns = '   ';

/**
 * The text as printed: lines that stand on one height are joined with a blank (columns with three), other lines with a
 * line break, paragraphs with an empty line.
 * @param lines in reading order
 */
export function textOf(lines: readonly TextLine[]): string {
  let text = '';
  let previous: Box | undefined;
  for (const { line, box } of linesAsPrinted(lines)) {
    text += (previous ? separator(previous, box) : '') + line.text;
    previous = box;
  }
  return text;
}

function separator(previous: Box, next: Box): string {
  const height = Math.min(previous.y1 - previous.y0, next.y1 - next.y0);
  if (standOnOneHeight(previous, next) && next.x0 > previous.x0)
    return next.x0 - previous.x1 > columnGap * height ? betweenColumns : ' ';
  // A new column begins further up.
  const isParagraph = next.y0 - previous.y1 > paragraphGap * height || next.y1 < previous.y0;
  return isParagraph ? '\n\n' : '\n';
}
