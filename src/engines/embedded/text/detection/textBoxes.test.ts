import { describe, expect, it } from 'vitest';
import { quadSize } from '../quad.js';
import type { Quad } from '../textLine.js';
import { type TextMap, textBoxes } from './textBoxes.js';

describe('textBoxes', () => {
  it('grows the core of a line by area · 1.6 ÷ perimeter', () => {
    const [quad] = textBoxes(mapOf(200, 100, (x, y) => (x >= 50 && x < 150 && y >= 40 && y < 50 ? 0.9 : 0)));
    // 100 × 10 pixels: 1000 · 1.6 ÷ 220.
    const grown = 7.2727;
    const [x0, y0, x1, y1] = [50 - grown, 40 - grown, 150 + grown, 50 + grown];
    expectCorners(quad!, [
      [x0, y0],
      [x1, y0],
      [x1, y1],
      [x0, y1],
    ]);
  });

  it('keeps the slope of a line', () => {
    const slope = 0.1;
    const [quad, ...rest] = textBoxes(
      mapOf(300, 120, (x, y) => (x >= 50 && x < 250 && Math.abs(y - 40 - slope * (x - 50)) < 5 ? 0.8 : 0)),
    );
    const [from, to] = quad!;
    expect(rest).toEqual([]);
    expect((to.y - from.y) / (to.x - from.x)).toBeCloseTo(slope, 1);
    expect(quadSize(quad!).width).toBeGreaterThan(200);
    expect(quadSize(quad!).height).toBeLessThan(32);
  });

  it('gives the largest first, and joins what touches at a corner', () => {
    const inside = (x: number, y: number) =>
      (x < 20 && y < 10) ||
      (x >= 20 && x < 40 && y >= 10 && y < 20) ||
      (x >= 60 && x < 80 && y >= 5 && y < 15);
    expect(textBoxes(mapOf(100, 40, (x, y) => (inside(x, y) ? 1 : 0)))).toHaveLength(2);
  });

  it('leaves out specks, faint lines and rectangles that are mostly empty', () => {
    const speck = (x: number, y: number) => (x < 2 && y < 30 ? 1 : 0);
    const faint = (x: number, y: number) => (x >= 20 && x < 90 && y < 10 ? 0.4 : 0);
    const ring = (x: number, y: number) => (Math.abs(Math.hypot(x - 50, y - 50) - 20) < 2 ? 1 : 0);
    for (const drawn of [speck, faint, ring]) expect(textBoxes(mapOf(100, 100, drawn))).toEqual([]);
  });

  it('takes a thousand lines at most', () => {
    const grid = (x: number, y: number) => (x % 10 < 5 && y % 10 < 5 ? 1 : 0);
    expect(textBoxes(mapOf(400, 400, grid))).toHaveLength(1000);
  });
});

function mapOf(width: number, height: number, probability: (x: number, y: number) => number): TextMap {
  const data = Float32Array.from({ length: width * height }, (_, i) =>
    probability(i % width, Math.floor(i / width)),
  );
  return { width, height, data };
}

function expectCorners(quad: Quad, corners: readonly (readonly [number, number])[]): void {
  for (const [index, [x, y]] of corners.entries()) {
    expect(quad[index]!.x).toBeCloseTo(x, 3);
    expect(quad[index]!.y).toBeCloseTo(y, 3);
  }
}
