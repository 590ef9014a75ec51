import { describe, expect, it } from 'vitest';
import { quadSize } from '../quad.js';
import type { Quad, TextLine } from '../textLine.js';
import { textOf } from './layout.js';
import { inReadingOrder } from './readingOrder.js';

describe('textOf', () => {
  it('joins what stands on one height, columns by a wider gap', () => {
    const lines = [line('TOTAL', 10, 10), line('RM', 70, 10), line('9.00', 300, 12), line('CASH', 10, 40)];
    expect(textOf(lines)).toBe('TOTAL RM   9.00\nCASH');
  });

  it('parts paragraphs by an empty line', () => {
    const lines = [line('one', 10, 10), line('two', 10, 36), line('three', 10, 120)];
    expect(textOf(lines)).toBe('one\ntwo\n\nthree');
  });

  it('is empty without lines', () => {
    expect(textOf([])).toBe('');
  });

  it('reads a page that lies on its side or upside down as printed', () => {
    const upright = [line('TOTAL', 10, 10), line('9.00', 300, 10), line('CASH', 10, 40)];
    for (const turns of [1, 2, 3])
      expect(textOf(upright.map((each) => turnLine(each, turns)))).toBe('TOTAL   9.00\nCASH');
  });
});

describe('inReadingOrder', () => {
  it('reads columns of running text one after the other, and what stands over both first', () => {
    const left = (row: number) => line(`a running line of text ${row}`, 10, 60 + 26 * row);
    const right = (row: number) => line(`another line of the text ${row}`, 400, 70 + 26 * row);
    const title = line('A title that stands over both of the columns of text', 10, 10, 44);
    const rows = [0, 1, 2, 3];
    const mixed = [...rows.map(right), title, ...rows.map(left)];
    expect(inReadingOrder(mixed)).toEqual([title, ...rows.map(left), ...rows.map(right)]);
  });

  it('reads the rows of a receipt across', () => {
    const rows = [0, 1, 2, 3].flatMap((row) => [
      line(`some thing bought ${row}`, 10, 26 * row),
      line(`${row}.50`, 400, 26 * row),
    ]);
    expect(inReadingOrder([...rows].reverse())).toEqual(rows);
  });

  it('follows rows that slope', () => {
    const slope = 0.08;
    const rows = [0, 1, 2].flatMap((row) => [
      line(`left ${row}`, 10, 26 * row),
      line('right', 500, 26 * row),
    ]);
    const turned = rows.map((each) => shear(each, slope));
    expect(inReadingOrder([...turned].reverse())).toEqual(turned);
  });

  it('takes a thousand lines in any place', () => {
    const lines = Array.from({ length: 1000 }, (_, i) =>
      line(`line ${i}`, (i * 7919) % 3000, (i * 104729) % 3000),
    );
    expect(new Set(inReadingOrder(lines)).size).toBe(1000);
  });
});

/** A line in type 20 pixels high; a character is half as wide. */
function line(text: string, x: number, y: number, height = 20): TextLine {
  const [x1, y1] = [x + (text.length * height) / 2, y + height];
  return lineAt(text, [
    { x, y },
    { x: x1, y },
    { x: x1, y: y1 },
    { x, y: y1 },
  ]);
}

function lineAt(text: string, quad: Quad): TextLine {
  const [xs, ys] = [quad.map(({ x }) => x), quad.map(({ y }) => y)];
  const box = { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) };
  return { text, score: 1, box, quad, words: [{ text, box }] };
}

/** Turned clockwise, by quarters, around the origin. */
function turnLine({ text, quad }: TextLine, turns: number): TextLine {
  const [cos, sin] = [
    [1, 0],
    [0, 1],
    [-1, 0],
    [0, -1],
  ][turns] as [number, number];
  const turn = (index: number) => ({
    x: quad[index]!.x * cos - quad[index]!.y * sin,
    y: quad[index]!.x * sin + quad[index]!.y * cos,
  });
  return lineAt(text, [turn(0), turn(1), turn(2), turn(3)]);
}

function shear({ text, quad }: TextLine, slope: number): TextLine {
  const { width } = quadSize(quad);
  const [{ x, y }] = quad;
  const at = (u: number, v: number) => ({ x: x + u, y: y + v + slope * (x + u) });
  return lineAt(text, [at(0, 0), at(width, 0), at(width, 20), at(0, 20)]);
}
