import type { TextLine } from '../../src/engines/embedded/text/textLine.js';
import { type Box, cornersOf } from '../../src/geometry/box.js';

/** Width of a letter, height of type and of a row, in pixels. */
const letter = { width: 10, height: 20, pitch: 28 };

/** How much larger type behind `^` is. */
const large = 1.6;

/**
 * The lines of a page as a reader of text finds them. Rows are typed as they stand: two blanks or more part lines of
 * one row, `^` before a row sets it in large type.
 */
export function typeset(page: string): TextLine[] {
  return page.split('\n').flatMap((row, index) => {
    const scale = row.startsWith('^') ? large : 1;
    const runs = [...row.replace(/^\^/, '').matchAll(/\S+(?: \S+)*/g)];
    return runs.map(({ 0: text, index: column }) => lineAt(text, column, index, scale));
  });
}

function lineAt(text: string, column: number, row: number, scale: number): TextLine {
  const middle = (row + 0.5) * letter.pitch;
  const half = (letter.height * scale) / 2;
  const boxFrom = (start: number, length: number): Box => ({
    x0: (column + start * scale) * letter.width,
    y0: middle - half,
    x1: (column + (start + length) * scale) * letter.width,
    y1: middle + half,
  });
  const box = boxFrom(0, text.length);
  return {
    text,
    score: 0.98,
    box,
    quad: cornersOf(box),
    words: [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
      text: word,
      box: boxFrom(index, word.length),
    })),
  };
}
