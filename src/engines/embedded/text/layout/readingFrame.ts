import type { Box, Point } from '../../../../geometry/box.js';
import { quadSize } from '../quad.js';
import type { Quad, TextLine } from '../textLine.js';

/** A line and where it stands once its page is laid straight, text from left to right. */
export interface PrintedLine {
  readonly line: TextLine;
  readonly box: Box;
}

/** Lays the page straight: turns it back by the angle at which most of its text runs. Order is kept. */
export function linesAsPrinted(lines: readonly TextLine[]): PrintedLine[] {
  const right = directionOf(lines);
  return lines.map((line) => ({ line, box: boxAlong(line.quad, right) }));
}

/** The middle direction of those lines that run about as most of the text does, as a unit vector. */
function directionOf(lines: readonly TextLine[]): Point {
  const angles = lines.map(({ quad: [from, to] }) => Math.atan2(to.y - from.y, to.x - from.x));
  const lengths = lines.map(({ quad }) => quadSize(quad).width);
  const quarters = angles.map((angle) => Math.round(angle / (Math.PI / 2)) & 3);
  const totals = [0, 1, 2, 3].map((quarter) => sumWhere(lengths, (index) => quarters[index] === quarter));
  const main = totals.indexOf(Math.max(...totals));
  const kept = [...angles.keys()].filter((index) => quarters[index] === main);
  const angle = weightedMedian(
    kept.map((index) => offsetFrom(angles[index]!, main)),
    kept.map((index) => lengths[index]!),
  );
  const whole = angle + (main * Math.PI) / 2;
  return { x: Math.cos(whole), y: Math.sin(whole) };
}

function sumWhere(values: readonly number[], holds: (index: number) => boolean): number {
  return values.reduce((sum, value, index) => (holds(index) ? sum + value : sum), 0);
}

/** The angle less a number of quarter turns, −π…π. */
function offsetFrom(angle: number, quarter: number): number {
  const turned = angle - (quarter * Math.PI) / 2;
  return Math.atan2(Math.sin(turned), Math.cos(turned));
}

function weightedMedian(values: readonly number[], weights: readonly number[]): number {
  const order = [...values.keys()].sort((a, b) => values[a]! - values[b]!);
  let rest = weights.reduce((sum, weight) => sum + weight, 0) / 2;
  for (const index of order) {
    rest -= weights[index]!;
    if (rest <= 0) return values[index]!;
  }
  return 0;
}

/** The quad's middle line along `right`, with its own height: slopes that are left do not make it higher. */
function boxAlong(quad: Quad, right: Point): Box {
  const along = quad.map(({ x, y }) => x * right.x + y * right.y);
  const across = quad.map(({ x, y }) => y * right.x - x * right.y);
  const [x0, x1] = [Math.min(...along), Math.max(...along)];
  const middle = across.reduce((sum, value) => sum + value, 0) / 4;
  const { width, height } = quadSize(quad);
  const isAcross = x1 - x0 < 0.7 * width;
  const half = isAcross ? (Math.max(...across) - Math.min(...across)) / 2 : height / 2;
  return { x0, y0: middle - half, x1, y1: middle + half };
}
