import { describe, expect, it } from 'vitest';
import { groupsWithin, phraseLogits, tokenSpans } from './tokenSpans.js';

describe('tokenSpans', () => {
  it('finds each phrase between the full stops', () => {
    expect(tokenSpans([101, 7, 8, 1012, 9, 1012, 102], 1012)).toEqual([
      [1, 3],
      [4, 5],
    ]);
  });

  it('passes over full stops without a phrase', () => {
    expect(tokenSpans([101, 1012, 7, 1012, 1012, 102], 1012)).toEqual([[2, 3]]);
    expect(tokenSpans([101, 102], 1012)).toEqual([]);
  });
});

describe('phraseLogits', () => {
  it('takes of each phrase the token that fits best', () => {
    const logits = Float32Array.of(9, 1, 3, -9, 2, 9, -7, -5, -6, 9, -1, 9);
    const spans = [
      [1, 3],
      [4, 5],
    ] as const;
    expect([...phraseLogits(logits, 6, spans)]).toEqual([3, 2, -5, -1]);
  });
});

describe('groupsWithin', () => {
  it('fills each group as far as it goes, in order', () => {
    expect(groupsWithin([3, 3, 3, 5, 1], 7)).toEqual([[0, 1], [2], [3, 4]]);
    expect(groupsWithin([9, 1], 7)).toEqual([[0], [1]]);
    expect(groupsWithin([], 7)).toEqual([]);
  });
});
