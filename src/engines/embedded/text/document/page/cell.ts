import { type Box, boxAround } from '../../../../../geometry/box.js';
import type { PrintedLine } from '../../layout/readingFrame.js';
import type { TextLine, TextWord } from '../../textLine.js';

/** Words that stand together on one height of a page. */
export interface Cell {
  readonly text: string;
  /** Where it stands on the page laid straight, in pixels. */
  readonly box: Box;
  readonly lines: readonly TextLine[];
}

/** No field is longer; what is longer is running text, of which the beginning is enough. */
const longestText = 240;

/** Words further apart than this many times their height belong to different columns. */
const columnGap = 1.8;

/** Lines nearer to each other than this many times their height were one line when printed. */
const wordGap = 0.9;

/** The parts of a line that wide gaps lie between; most lines are one part. */
export function cellsOf({ line, box }: PrintedLine): Cell[] {
  const parts = partsOf(line.words, box, line);
  if (parts.length < 2) return [{ text: tidy(line.text), box, lines: [line] }];
  return parts.map(({ words, x0, x1 }) => ({
    text: tidy(words.map(({ text }) => text).join(' ')),
    box: { ...box, x0, x1 },
    lines: [line],
  }));
}

/** Puts neighbours of a row that stand close together into one cell. */
export function joinCells(cells: readonly Cell[]): Cell[] {
  const joined: Cell[] = [];
  for (const cell of cells) {
    const previous = joined.at(-1);
    if (previous && standClose(previous.box, cell.box)) joined[joined.length - 1] = join(previous, cell);
    else joined.push(cell);
  }
  return joined;
}

function standClose(left: Box, right: Box): boolean {
  return right.x0 - left.x1 < wordGap * Math.min(left.y1 - left.y0, right.y1 - right.y0);
}

function join(left: Cell, right: Cell): Cell {
  const box = boxAround([left.box, right.box]);
  return { text: tidy(`${left.text} ${right.text}`), box, lines: [...left.lines, ...right.lines] };
}

interface Part {
  readonly words: TextWord[];
  readonly x0: number;
  x1: number;
}

function partsOf(words: readonly TextWord[], box: Box, line: TextLine): Part[] {
  const parts: Part[] = [];
  for (const word of words) {
    const [x0, x1] = stretchOf(word, line, box);
    const part = parts.at(-1);
    if (part && x0 - part.x1 < columnGap * (box.y1 - box.y0)) {
      part.words.push(word);
      part.x1 = x1;
    } else parts.push({ words: [word], x0, x1 });
  }
  return parts;
}

/** Where a word stands along its line, on the x axis of the page laid straight. */
function stretchOf(word: TextWord, { quad: [from, to] }: TextLine, box: Box): [number, number] {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const { x0, y0, x1, y1 } = word.box;
  const middle = ((x0 + x1) / 2 - from.x) * ux + ((y0 + y1) / 2 - from.y) * uy;
  const half = Math.abs(ux) >= Math.abs(uy) ? (x1 - x0) / 2 : (y1 - y0) / 2;
  const scale = (box.x1 - box.x0) / length;
  return [box.x0 + (middle - half) * scale, box.x0 + (middle + half) * scale];
}

function tidy(text: string): string {
  return text.slice(0, longestText).replace(/\s+/g, ' ').trim();
}
