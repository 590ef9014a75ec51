import { expect, it } from 'vitest';
import { packBoxes, unpackBoxes } from './packedBoxes.js';

it('unpacks what was packed', () => {
  const boxes = [
    { kind: 79, score: 0.1 + 0.2, box: { x0: -1.5, y0: 0, x1: 1e6, y1: 1 / 3 } },
    { kind: 0, score: 1, box: { x0: 1, y0: 2, x1: 3, y1: 4 } },
  ];
  expect(unpackBoxes(packBoxes(boxes))).toEqual(boxes);
  expect(unpackBoxes(packBoxes([]))).toEqual([]);
});
