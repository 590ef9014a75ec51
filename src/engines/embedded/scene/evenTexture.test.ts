import { describe, expect, it } from 'vitest';
import { paint } from '../../../../tests/pictures/pixels.js';
import { isEvenTexture } from './evenTexture.js';
import { cellsOf } from './surfaces/cells.js';

/** What looks random and is the same each time, 0…255. */
const noise = (i: number) => Math.floor(256 * Math.abs((Math.sin(i * 12.9898) * 43758.5453) % 1));
const grey = (level: number) => level * 0x010101;

describe('isEvenTexture', () => {
  it.each<[string, (x: number, y: number) => number]>([
    ['a wall', () => 0xa0a080],
    ['noise', (x, y) => grey(noise(x + y * 769))],
    ['colour noise', (x, y) => noise(x + y * 769) * 65536 + noise(x * 3 + y * 331) * 256 + noise(x * 7 + y)],
    ['stripes', (_, y) => (y % 4 < 2 ? 0 : 0xffffff)],
    ['a small thing on a wall', (x, y) => (x > 100 && x < 116 && y > 60 && y < 76 ? 0x806040 : 0xa0a080)],
  ])('is %s', (_, colour) => {
    expect(isEvenTexture(cellsOf(paint(256, 192, colour)))).toBe(true);
  });

  it.each<[string, (x: number, y: number) => number]>([
    ['a horizon', (_, y) => (y < 96 ? 0xb0c0e0 : 0x506030)],
    ['a thing', (x, y) => (x > 60 && x < 190 && y > 50 && y < 150 ? 0x806040 : 0xa0a080)],
    ['rough beside smooth', (x, y) => (x < 128 ? grey(noise(x + y * 769)) : grey(128))],
  ])('is not %s', (_, colour) => {
    expect(isEvenTexture(cellsOf(paint(256, 192, colour)))).toBe(false);
  });
});
