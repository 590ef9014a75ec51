import { describe, expect, it } from 'vitest';
import { paint } from '../../../../../tests/pictures/pixels.js';
import { graphicsOf } from './graphics.js';
import { printedShare } from './print.js';

const noise = (x: number, y: number) => ((x * 7919 + y * 104729 + x * y * 31) % 61) - 30;

/** Rows of little marks, nine pixels apart, as letters on paper are. */
const print = (paper: number, ink: number) =>
  paint(240, 240, (x, y) => (y % 9 < 5 && (x * 5 + (y >> 3) * 7) % 11 < 4 ? ink : paper));

const snowOfScreen = paint(240, 240, (x, y) => (128 + noise(x, y)) * 0x010101);

describe('print', () => {
  it.each([
    ['black on white', 0xffffff, 0x101010],
    ['grey on cream', 0xf0e8d8, 0x606060],
    ['light on a dark screen', 0x202428, 0xd8d8d8],
  ])('is seen %s', (_name, paper, ink) => {
    expect(printedShare(print(paper, ink))).toBeGreaterThan(0.9);
  });

  it.each([
    ['an even ground', paint(240, 240, () => 0xffffff)],
    ['noise', snowOfScreen],
    ['large shapes', paint(240, 240, (x, y) => (Math.hypot(x - 120, y - 120) < 70 ? 0x101010 : 0xffffff))],
    ['a ground of middling light', print(0x5a5a5a, 0x101010)],
    ['a picture smaller than a window', paint(11, 400, (x) => (x % 3 ? 0xffffff : 0x000000))],
  ])('is not seen in %s', (_name, picture) => {
    expect(printedShare(picture)).toBeLessThan(0.05);
  });
});

describe('the looks of graphics', () => {
  it('are flat, of few colours and straight where bars are drawn', () => {
    const bars = graphicsOf(paint(240, 160, (x, y) => (x % 60 < 30 && y > 50 ? 0x1f77b4 : 0xffffff)));
    expect(bars.flat).toBeGreaterThan(0.9);
    expect(bars.plain).toBe(1);
    expect(bars.variety).toBeLessThan(0.1);
    expect(bars.straight).toBe(1);
    expect(bars.colourful + bars.neutral).toBeCloseTo(1, 5);
  });

  it('are the other way round in noise', () => {
    const { flat, straight, variety } = graphicsOf(
      paint(240, 160, (x, y) => (128 + noise(x, y)) * 0x010000 + (128 + noise(y, x)) * 0x000100 + 0x60),
    );
    expect(flat).toBeLessThan(0.1);
    expect(straight).toBe(0);
    expect(variety).toBeGreaterThan(0.2);
  });

  it('are steps but no straight lines where a disc is drawn', () => {
    const disc = paint(240, 240, (x, y) => (Math.hypot(x - 120, y - 120) < 70 ? 0x101010 : 0xffffff));
    expect(graphicsOf(disc).straight).toBeLessThan(0.3);
  });

  it('are finite in a single pixel', () => {
    expect(Object.values(graphicsOf(paint(1, 1, () => 0x123456))).every(Number.isFinite)).toBe(true);
  });
});
