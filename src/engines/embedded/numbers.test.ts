import { describe, expect, it } from 'vitest';
import { logistic, mean, median, sum } from './numbers.js';

describe('numbers', () => {
  it('are added and averaged', () => {
    expect([sum([]), sum([1, 2, 6]), mean([1, 2, 6])]).toEqual([0, 9, 3]);
  });

  it('have a middle one, whatever their order', () => {
    const values = [9, 1, 10, 2];
    expect([median([]), median([7]), median(values)]).toEqual([undefined, 7, 9]);
    expect(values).toEqual([9, 1, 10, 2]);
  });

  it('are turned from log-odds to probabilities', () => {
    expect(logistic(0)).toBe(0.5);
    expect(logistic(Math.log(3))).toBeCloseTo(0.75, 10);
    expect(logistic(-1000)).toBe(0);
  });
});
