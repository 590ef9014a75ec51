import { describe, expect, it } from 'vitest';
import type { SeenObject } from '../../seen.js';
import { holds } from './holds.js';

const at = (x0: number, y0: number, x1: number, y1: number, picture = 0): SeenObject => ({
  label: 'cup',
  score: 0.9,
  box: { x0, y0, x1, y1 },
  size: { width: 640, height: 480 },
  picture,
});

const table = at(100, 250, 500, 450);
const onTable = at(200, 180, 260, 280);
const underTable = at(200, 420, 260, 470);
const high = at(200, 10, 260, 60);
const leftOf = at(10, 260, 80, 360);
const far = at(600, 10, 635, 40);

describe('relations between boxes', () => {
  it.each([
    ['on', onTable, table, true],
    ['on', high, table, false],
    ['on', leftOf, table, false],
    ['in', at(150, 260, 200, 300), table, true],
    ['in', table, at(150, 260, 200, 300), false],
    ['above', high, table, true],
    ['above', underTable, table, false],
    ['under', table, high, true],
    ['left of', leftOf, table, true],
    ['right of', leftOf, table, false],
    ['right of', table, leftOf, true],
    ['near', leftOf, table, true],
    ['near', far, table, false],
    ['in front of', underTable, table, true],
    ['behind', table, underTable, true],
  ] as const)('%s', (preposition, a, b, expected) => {
    expect(holds(preposition, a, b)).toBe(expected);
  });

  it('hold neither for a thing and itself nor across pictures', () => {
    expect(holds('near', table, table)).toBe(false);
    expect(holds('on', onTable, at(100, 250, 500, 450, 1))).toBe(false);
  });
});
