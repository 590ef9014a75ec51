import { describe, expect, it } from 'vitest';
import { paint } from '../../../../../tests/pictures/pixels.js';
import { cellsOf } from './cells.js';
import { type Surface, surfacesOf } from './surfaces.js';

const halves = (above: number, below: number) =>
  surfacesOf(cellsOf(paint(160, 160, (_, y) => (y < 80 ? above : below))));

describe('surfaces', () => {
  it.each<[Surface, number, number, number]>([
    ['blueSky', 0x6fa0e0, 0x808080, 0.5],
    ['paleSky', 0xdfe4ea, 0x303030, 0.5],
    ['skyBelow', 0x303030, 0x6fa0e0, 1],
    ['grass', 0x808080, 0x4f8a2a, 0.5],
    ['greenery', 0x2f4f1f, 0x4f8a2a, 1],
    ['snow', 0x404040, 0xeef2f6, 0.5],
    ['sand', 0x404040, 0xd8ccb4, 0.5],
    ['water', 0x404040, 0x3f6f9f, 0.5],
    ['warmth', 0x8a5a2a, 0x202020, 0.5],
  ])('has its share where it is: %s', (surface, above, below, share) => {
    expect(halves(above, below)[surface]).toBeCloseTo(share, 5);
  });

  it('is no sky that something stands above', () => {
    expect(halves(0x303030, 0x6fa0e0).blueSky).toBe(0);
  });

  it('is no grass that hangs from above, nor sky that is rough', () => {
    expect(surfacesOf(cellsOf(paint(160, 160, (_, y) => (y < 50 ? 0x4f8a2a : 0x808080)))).grass).toBe(0);
    expect(surfacesOf(cellsOf(paint(160, 160, (x, y) => ((x + y) % 2 ? 0x5080c0 : 0x90c0ff)))).blueSky).toBe(
      0,
    );
  });

  it('is nothing in grey', () => {
    const { warmth, ...rest } = halves(0x808080, 0x606060);
    expect(warmth + Object.values(rest).reduce((sum, share) => sum + share, 0)).toBe(0);
  });
});
