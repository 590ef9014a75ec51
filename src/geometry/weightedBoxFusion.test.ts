import { describe, expect, it } from 'vitest';
import { type ScoredBox, weightedBoxFusion } from './weightedBoxFusion.js';

const scored = (x0: number, score: number, kind = 0): ScoredBox => ({
  kind,
  score,
  box: { x0, y0: 0, x1: x0 + 100, y1: 100 },
});

describe('weightedBoxFusion', () => {
  it('averages boxes of one object by score', () => {
    const [fused, ...rest] = weightedBoxFusion([[scored(0, 0.6)], [scored(8, 0.2)]], 0.7);
    expect(rest).toEqual([]);
    expect(fused!.box.x0).toBeCloseTo(2);
    expect(fused!.box.x1).toBeCloseTo(102);
    expect(fused!.box.y1).toBe(100);
  });

  it('scores agreement above one view alone', () => {
    const [agreed] = weightedBoxFusion([[scored(0, 0.8)], [scored(0, 0.8)]], 0.7);
    const [alone] = weightedBoxFusion([[scored(0, 0.8)], []], 0.7);
    expect(agreed!.score).toBeCloseTo(0.8);
    expect(alone!.score).toBeCloseTo(0.8 * Math.SQRT1_2);
  });

  it('counts a view once even if it saw the object twice', () => {
    const [fused] = weightedBoxFusion([[scored(0, 0.8), scored(4, 0.5)]], 0.7);
    expect(fused!.score).toBeCloseTo(0.8);
  });

  it('leaves a single view’s scores as they are', () => {
    const boxes = [scored(0, 0.3), scored(300, 0.9), scored(0, 0.5, 1)];
    const fused = weightedBoxFusion([boxes], 0.7);
    expect(fused.map(({ kind }) => kind)).toEqual([0, 1, 0]);
    [0.9, 0.5, 0.3].forEach((score, i) => {
      expect(fused[i]!.score).toBeCloseTo(score);
    });
  });

  it('never fuses different kinds or boxes that overlap too little', () => {
    expect(weightedBoxFusion([[scored(0, 0.5)], [scored(0, 0.5, 1)]], 0.7)).toHaveLength(2);
    expect(weightedBoxFusion([[scored(0, 0.5)], [scored(30, 0.5)]], 0.7)).toHaveLength(2);
  });

  it('gives nothing for nothing', () => {
    expect(weightedBoxFusion([[], []], 0.7)).toEqual([]);
  });
});
