import { describe, expect, it } from 'vitest';
import { clockwiseFromTopLeft, signedArea } from './polygon.js';

const square = [
  { x: 1, y: 1 },
  { x: 4, y: 1 },
  { x: 4, y: 4 },
  { x: 1, y: 4 },
];

describe('signedArea', () => {
  it('is positive for a ring that runs clockwise on the screen', () => {
    expect(signedArea(square)).toBe(9);
    expect(signedArea(square.toReversed())).toBe(-9);
  });

  it('is nothing for a line and for no points', () => {
    expect(signedArea(square.slice(0, 2))).toBe(0);
    expect(signedArea([])).toBe(0);
  });
});

describe('clockwiseFromTopLeft', () => {
  it.each([0, 1, 2, 3])('turns the ring that begins at corner %i', (first) => {
    const turned = [...square.slice(first), ...square.slice(0, first)];
    expect(clockwiseFromTopLeft(turned)).toEqual(square);
    expect(clockwiseFromTopLeft(turned.toReversed())).toEqual(square);
  });

  it('begins at the higher of two points that are as near to the corner', () => {
    const diamond = [
      { x: 0, y: 2 },
      { x: 2, y: 0 },
      { x: 4, y: 2 },
      { x: 2, y: 4 },
    ];
    expect(clockwiseFromTopLeft(diamond)[0]).toEqual({ x: 2, y: 0 });
  });
});
