import type { Size } from '../../../../geometry/box.js';
import type { Quad } from '../textLine.js';
import { type Component, findComponents } from './components.js';
import { cornersOf, minAreaRectangle, type RotatedRectangle } from './minAreaRectangle.js';

/** The probability of each pixel (0…1, row by row) to lie in the core of a line of text. */
export interface TextMap extends Size {
  readonly data: Float32Array;
}

/** Pixels at least this probable belong to text. */
const textThreshold = 0.3;

/** A line whose rectangle is less probable on average is none. */
const minBoxScore = 0.5;

/** Cores thinner than this many pixels are specks. */
const minCoreSide = 3;

/** How much the network shrank the lines (area · ratio ÷ perimeter): the cores are grown by as much. */
const unclipRatio = 1.6;

/** Lines of one picture: a page of small print has a few hundred. */
const maxLines = 1000;

/**
 * Reads lines off the map of the network, as in "Real-time Scene Text Detection with Differentiable Binarization"
 * (Liao et al., 2020): threshold, connected components, smallest rectangle, its mean probability, growth.
 * @returns corners, clockwise from the top left, in pixels of the map; they may lie outside it
 */
export function textBoxes(map: TextMap): Quad[] {
  const { width, height, data } = map;
  const components = findComponents(width, height, (index) => data[index]! > textThreshold)
    .filter(({ pixels }) => pixels >= minCoreSide * minCoreSide)
    .sort((a, b) => b.pixels - a.pixels);
  return components.slice(0, maxLines).flatMap((component) => textBox(component, map));
}

function textBox(component: Component, map: TextMap): Quad[] {
  const rectangle = rectangleOf(component);
  if (Math.min(rectangle.width, rectangle.height) < minCoreSide) return [];
  if (meanInside(rectangle, map) < minBoxScore) return [];
  return [cornersOf(unclip(rectangle))];
}

/** Around the outer corners of the pixels, not their centres. */
function rectangleOf({ rows }: Component): RotatedRectangle {
  return minAreaRectangle(
    rows.flatMap(({ y, x0, x1 }) => [
      { x: x0, y },
      { x: x0, y: y + 1 },
      { x: x1 + 1, y },
      { x: x1 + 1, y: y + 1 },
    ]),
  );
}

/** The rectangle with every side moved outwards by area · ratio ÷ perimeter. */
function unclip(rectangle: RotatedRectangle): RotatedRectangle {
  const { width, height } = rectangle;
  const distance = (width * height * unclipRatio) / (2 * (width + height));
  return { ...rectangle, width: width + 2 * distance, height: height + 2 * distance };
}

/** Mean probability on a grid of points inside the rectangle, a pixel apart or more: a map may have many large ones. */
function meanInside({ center, right, width, height }: RotatedRectangle, map: TextMap): number {
  const [columns, rows] = [Math.min(256, Math.ceil(width)), Math.min(32, Math.ceil(height))];
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    const v = ((row + 0.5) / rows - 0.5) * height;
    for (let column = 0; column < columns; column++) {
      const u = ((column + 0.5) / columns - 0.5) * width;
      sum += pixelAt(map, center.x + u * right.x - v * right.y, center.y + u * right.y + v * right.x);
    }
  }
  return sum / (columns * rows);
}

function pixelAt({ width, height, data }: TextMap, x: number, y: number): number {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  return column < 0 || row < 0 || column >= width || row >= height ? 0 : data[row * width + column]!;
}
