import { describe, expect, it } from 'vitest';
import type { Box } from '../../../geometry/box.js';
import { chooseMask } from './chooseMask.js';

const size = { width: 20, height: 10 };

/** A mask whose foreground is a box. */
function mask({ x0, y0, x1, y1 }: Box): number[] {
  return Array.from({ length: size.width * size.height }, (_, i) => {
    const [x, y] = [i % size.width, Math.floor(i / size.width)];
    return x >= x0 && x < x1 && y >= y0 && y < y1 ? 3 : -3;
  });
}

const box = { x0: 4, y0: 2, x1: 14, y1: 8 };
const masks = [
  { x0: 0, y0: 0, x1: 20, y1: 10 },
  box,
  { x0: 4, y0: 2, x1: 7, y1: 8 },
  { x0: 0, y0: 0, x1: 0, y1: 0 },
];
const logits = Float32Array.from(masks.flatMap(mask));
const choose = (scores: number[], asked = box) => chooseMask({ logits, size, scores }, asked);

describe('chooseMask', () => {
  it('takes the mask that is as large as the box, even if another is surer', () => {
    expect(choose([0.9, 0.7, 0.95, 1])).toBe(1);
    expect(choose([0.9, 0.7, 0.95, 1], { x0: 0, y0: 0, x1: 20, y1: 10 })).toBe(0);
    expect(choose([0.9, 0.7, 0.95, 1], { x0: 4, y0: 2, x1: 8, y1: 8 })).toBe(2);
  });

  it('does not take one that is as large but surely wrong', () => {
    expect(choose([0.8, 0.1, 0.4, 0.9])).toBe(0);
    expect(choose([0.2, -0.3, 0.1, 0])).toBe(0);
  });

  it('takes the first where none is anything', () => {
    expect(choose([0, 0, 0, 0])).toBe(0);
  });
});
