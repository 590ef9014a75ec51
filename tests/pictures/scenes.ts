import type { Box } from '../../src/geometry/box.js';
import {
  type ColourName,
  colourNames,
  colours,
  drawFigure,
  type FigureName,
  figureNames,
} from './figures.js';
import { drawWord, type Word, words, wordWidth } from './letters.js';
import { Random } from './random.js';

/** A figure in a scene; `box` is in pixels. */
export interface SceneObject {
  readonly figure: FigureName;
  readonly colour: ColourName;
  readonly box: Box;
}

/** A picture of one to five figures that do not overlap, and perhaps a word. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly svg: string;
  readonly objects: readonly SceneObject[];
  readonly word?: { readonly text: Word; readonly box: Box };
}

const sides = [128, 160, 192, 224] as const;
/** Centres are at least this far apart on one axis, so that no two fall into one cell of a vision encoder. */
const minApart = 32;
const gap = 5;
const wordBand = 34;

/** The scene of a seed. */
export function drawScene(seed: number): Scene {
  const random = new Random(seed * 2654435761 + 12345);
  const size = { width: random.of(sides), height: random.of(sides) };
  const word = random.happens(0.35) ? placeWord(random, size.width, size.height) : undefined;
  const objects = placeObjects(random, size.width, size.height, word?.box);
  const shapes = objects.map(({ figure, colour, box }) =>
    drawFigure(figure, box.x0, box.y0, box.x1 - box.x0, shade(random, colours[colour], 12)),
  );
  const text = word
    ? drawWord(word.text, word.box.x0, word.box.y0, word.box.y1 - word.box.y0, '#202024')
    : '';
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">`,
    background(random),
    ...shapes,
    text,
    '</svg>',
  ].join('');
  return { ...size, svg, objects, ...(word ? { word } : {}) };
}

function placeWord(random: Random, width: number, height: number): NonNullable<Scene['word']> {
  const text = random.of(words);
  const letters = random.between(19, 24);
  const x0 = random.between(5, width - wordWidth(text, letters) - 5);
  const y0 = random.happens(0.5) ? 6 : height - letters - 6;
  return { text, box: { x0, y0, x1: x0 + wordWidth(text, letters), y1: y0 + letters } };
}

function placeObjects(random: Random, width: number, height: number, word: Box | undefined): SceneObject[] {
  const wanted = 1 + random.below(5);
  const top = word && word.y0 < height / 2 ? wordBand : 3;
  const bottom = word && word.y0 > height / 2 ? height - wordBand : height - 3;
  const objects: SceneObject[] = [];
  for (let tries = 0; objects.length < wanted && (tries < 60 || !objects.length); tries++) {
    const side = Math.round(random.between(0.17, wanted > 3 ? 0.34 : 0.45) * Math.min(width, height));
    if (side > bottom - top) continue;
    const x0 = Math.round(random.between(3, width - 3 - side));
    const y0 = Math.round(random.between(top, bottom - side));
    const box = { x0, y0, x1: x0 + side, y1: y0 + side };
    if (objects.every((other) => isApart(other.box, box))) objects.push({ ...looks(random, objects), box });
  }
  return objects;
}

/** Figures and colours repeat more often than chance would have it, so that there is something to count. */
function looks(random: Random, before: readonly SceneObject[]): Pick<SceneObject, 'figure' | 'colour'> {
  const other = before.length ? random.of(before) : undefined;
  return {
    figure: other && random.happens(0.25) ? other.figure : random.of(figureNames),
    colour: other && random.happens(0.2) ? other.colour : random.of(colourNames),
  };
}

function isApart(a: Box, b: Box): boolean {
  const overlaps = a.x0 < b.x1 + gap && b.x0 < a.x1 + gap && a.y0 < b.y1 + gap && b.y0 < a.y1 + gap;
  const dx = Math.abs(a.x0 + a.x1 - b.x0 - b.x1) / 2;
  const dy = Math.abs(a.y0 + a.y1 - b.y0 - b.y1) / 2;
  return !overlaps && Math.max(dx, dy) >= minApart;
}

/** Plain, shaded from top to bottom, or two halves; always light. */
function background(random: Random): string {
  const kind = random.below(4);
  const first = pale(random);
  const second = pale(random);
  const plain = `<rect width="100%" height="100%" fill="${first}"/>`;
  if (kind === 0) return '<rect width="100%" height="100%" fill="#ffffff"/>';
  if (kind === 1) return plain;
  if (kind === 2)
    return `${plain}<rect y="${random.below(60) + 20}%" width="100%" height="100%" fill="${second}"/>`;
  return `<defs><linearGradient id="g" x2="0" y2="1"><stop stop-color="${first}"/><stop offset="1" stop-color="${second}"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/>`;
}

function pale(random: Random): string {
  return shade(random, [random.between(205, 250), random.between(205, 250), random.between(205, 250)], 5);
}

function shade(random: Random, colour: readonly number[], most: number): string {
  const parts = colour.map((part) =>
    Math.round(Math.min(255, Math.max(0, part + random.between(-most, most)))),
  );
  return `rgb(${parts.join(',')})`;
}
