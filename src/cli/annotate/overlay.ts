import type { Box, Size } from '../../geometry/box.js';
import { scaleBox } from '../../geometry/box.js';
import type { Mark } from './mark.js';

/** Colours that stand out on photographs and from each other, each with that of writing on it. */
const palette = [
  ['#e6194b', '#ffffff'],
  ['#3cb44b', '#000000'],
  ['#ffe119', '#000000'],
  ['#4363d8', '#ffffff'],
  ['#f58231', '#000000'],
  ['#911eb4', '#ffffff'],
  ['#42d4f4', '#000000'],
  ['#f032e6', '#000000'],
  ['#bfef45', '#000000'],
  ['#469990', '#ffffff'],
] as const;

type Colours = (typeof palette)[number];

/** Longest label that is written, in characters. */
const longestLabel = 40;

/** Sizes in pixels of the drawing. */
interface Pen {
  readonly stroke: number;
  readonly font: number;
  readonly size: Size;
}

/**
 * Marks as an SVG of the size of the drawing: outlines, boxes, and labels above them, or inside where there is no room.
 * @param size of the picture that the marks are in
 * @param drawn of the drawing
 */
export function overlay(marks: readonly Mark[], size: Size, drawn: Size): string {
  const side = Math.min(drawn.width, drawn.height);
  const pen = { stroke: Math.max(2, side / 250), font: Math.max(12, side / 36), size: drawn };
  const kinds = [...new Set(marks.map(({ colour }) => colour))];
  const shapes = marks.map((mark) => {
    const colours = palette[kinds.indexOf(mark.colour) % palette.length]!;
    return drawMark(scaled(mark, size, drawn), colours, pen);
  });
  const { width, height } = drawn;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${shapes.join('')}</svg>`;
}

function scaled(mark: Mark, from: Size, to: Size): Mark {
  const point = ({ x, y }: { x: number; y: number }) => ({
    x: (x * to.width) / from.width,
    y: (y * to.height) / from.height,
  });
  return {
    ...mark,
    box: scaleBox(mark.box, from, to),
    ...(mark.polygon && { polygon: mark.polygon.map(point) }),
  };
}

function drawMark({ label, box, polygon }: Mark, colours: Colours, pen: Pen): string {
  const [colour] = colours;
  const { x0, y0, x1, y1 } = box;
  const points = polygon?.map(({ x, y }) => `${round(x)},${round(y)}`).join(' ');
  const area = points
    ? `<polygon points="${points}" fill="${colour}" fill-opacity="0.4" stroke="${colour}"/>`
    : '';
  const frame = `<rect x="${round(x0)}" y="${round(y0)}" width="${round(x1 - x0)}" height="${round(y1 - y0)}" fill="none" stroke="${colour}" stroke-width="${round(pen.stroke)}"/>`;
  return area + frame + drawLabel(label, box, colours, pen);
}

function drawLabel(
  label: string,
  { x0, y0 }: Box,
  [colour, ink]: Colours,
  { font, stroke, size }: Pen,
): string {
  const text = shortened(label);
  if (text === '') return '';
  const width = widthOf(text, font) + font * 0.6;
  const height = font * 1.3;
  const left = Math.max(0, Math.min(x0 - stroke / 2, size.width - width));
  const top = y0 - height >= 0 ? y0 - height : Math.max(0, y0);
  const plate = `<rect x="${round(left)}" y="${round(top)}" width="${round(width)}" height="${round(height)}" fill="${colour}"/>`;
  const at = `x="${round(left + font * 0.3)}" y="${round(top + font)}"`;
  return `${plate}<text ${at} font-family="sans-serif" font-size="${round(font)}" fill="${ink}">${escaped(text)}</text>`;
}

/** By rule of thumb: Latin letters are little over half as wide as they are high, others of Asia's scripts as wide. */
function widthOf(text: string, font: number): number {
  const wide = [...text].filter((character) => character > '\u2e7f').length;
  return ([...text].length - wide) * font * 0.58 + wide * font;
}

function shortened(label: string): string {
  const characters = [...label.trim()];
  return characters.length > longestLabel
    ? `${characters.slice(0, longestLabel - 1).join('')}…`
    : characters.join('');
}

/** Text as XML 1.0 may hold it; a character that it cannot is left out. */
function escaped(text: string): string {
  const allowed = text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
  return allowed.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
