import type { Levels } from './levels.js';

/** Rows or columns. */
export type Direction = 'across' | 'down';

/** Takes a rise or fall of light: where it ends, its whole height and its largest step, both in levels. */
export type VisitEdge = (x: number, y: number, contrast: number, step: number) => void;

/** Weaker ones may be noise, in levels. */
const minContrast = 32;

/** Reversals up to this many levels do not end an edge: noise of the sensor, rings of JPEG. */
const tolerance = 3;

/** Most lines that are read of one direction, evenly spread. */
const maxLines = 300;

/** Shows the edges that are met along rows or columns. (A generator of objects would take four times as long.) */
export function visitEdges(levels: Levels, direction: Direction, visit: VisitEdge): void {
  const { width, height } = levels;
  const lines = direction === 'across' ? height : width;
  const every = Math.ceil(lines / maxLines);
  for (let line = 0; line < lines; line += every)
    if (direction === 'across')
      followLine(levels.values, line * width, 1, width, (i, contrast, step) =>
        visit(i, line, contrast, step),
      );
    else
      followLine(levels.values, line, width, height, (i, contrast, step) => visit(line, i, contrast, step));
}

function followLine(
  values: Uint8Array,
  first: number,
  stride: number,
  length: number,
  visit: (i: number, contrast: number, step: number) => void,
): void {
  let start = values[first]!;
  let furthest = start;
  let previous = start;
  let sign = 1;
  let step = 0;
  for (let i = 1; i < length; i++) {
    const value = values[first + i * stride]!;
    if ((furthest - value) * sign > tolerance) {
      const contrast = Math.abs(furthest - start);
      if (contrast >= minContrast) visit(i, contrast, step);
      start = furthest;
      furthest = value;
      sign = -sign;
      step = 0;
    } else if ((value - furthest) * sign > 0) furthest = value;
    step = Math.max(step, (value - previous) * sign);
    previous = value;
  }
  const contrast = Math.abs(furthest - start);
  if (contrast >= minContrast) visit(length - 1, contrast, step);
}
