import { describe, expect, it } from 'vitest';
import type { Detection } from '../../capabilities.js';
import { withSizedScore } from './sizedScore.js';

const size = { width: 1000, height: 1000 };

function detectionOf(side: number, score = 0.3): Detection {
  return { label: 'dog', score, box: { x0: 0, y0: 0, x1: side, y1: side } };
}

const scoreOf = (side: number, score?: number) => withSizedScore(detectionOf(side, score), size).score;

describe('withSizedScore', () => {
  it('leaves the score of a box of the reference size', () => {
    expect(scoreOf(Math.sqrt(6700))).toBeCloseTo(0.3, 6);
  });

  it('trusts a large box more and a small one less', () => {
    expect(scoreOf(1000)).toBeGreaterThan(0.4);
    expect(scoreOf(20)).toBeLessThan(0.25);
  });

  it.each([0, 1])('stays between 0 and 1 for a score of %d', (score) => {
    expect(scoreOf(0, score)).toBeGreaterThanOrEqual(0);
    expect(scoreOf(1000, score)).toBeLessThanOrEqual(1);
  });

  it('keeps the kind and the box', () => {
    const detection = detectionOf(100);
    expect(withSizedScore(detection, size)).toMatchObject({ label: 'dog', box: detection.box });
  });
});
