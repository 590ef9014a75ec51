import { describe, expect, it } from 'vitest';
import { type Purpose, seenAtAll, seenFor } from './certainty.js';

const detectionsOf = (label: string, ...scores: number[]) => scores.map((score) => ({ label, score }));

function scoresSeen(purpose: Purpose, detections: { label: string; score: number }[], minScore?: number) {
  return seenFor(purpose, detections, minScore).map(({ score }) => score);
}

describe('seenFor', () => {
  it('asks more of what is said unasked than of what is asked for', () => {
    const dogs = detectionsOf('dog', 0.5, 0.3, 0.15, 0.05);
    expect(scoresSeen('caption', dogs)).toEqual([0.5]);
    expect(scoresSeen('list', dogs)).toEqual([0.5, 0.3]);
    expect(scoresSeen('exists', dogs)).toEqual([0.5, 0.3, 0.15]);
  });

  it('lists from the operator’s score on, and nothing else', () => {
    const dogs = detectionsOf('dog', 0.5, 0.3, 0.15, 0.05);
    expect(scoresSeen('list', dogs, 0.1)).toEqual([0.5, 0.3, 0.15]);
    expect(scoresSeen('caption', dogs, 0.1)).toEqual([0.5]);
  });

  it('counts one of a kind that is there, though none is sure', () => {
    expect(scoresSeen('count', detectionsOf('dog', 0.16, 0.2, 0.19))).toEqual([0.2]);
    expect(scoresSeen('count', detectionsOf('dog', 0.05, 0.04))).toEqual([]);
  });

  it('does not count an unsure one beside a sure one', () => {
    expect(scoresSeen('count', detectionsOf('dog', 0.6, 0.2, 0.5))).toEqual([0.6, 0.5]);
  });

  it('counts each kind for itself', () => {
    const both = [...detectionsOf('dog', 0.6, 0.2), ...detectionsOf('cat', 0.2, 0.15)];
    expect(seenFor('count', both)).toEqual([
      { label: 'dog', score: 0.6 },
      { label: 'cat', score: 0.2 },
    ]);
  });

  it('asks more of kinds that are often seen where they are not', () => {
    expect(scoresSeen('exists', detectionsOf('person', 0.16))).toEqual([]);
    expect(scoresSeen('exists', detectionsOf('zebra', 0.16))).toEqual([0.16]);
  });
});

describe('seenAtAll', () => {
  it('keeps what counts as seen for any purpose', () => {
    const found = detectionsOf('toothbrush', 0.5, 0.12, 0.1, 0.03);
    expect(seenAtAll(found, 0.275).map(({ score }) => score)).toEqual([0.5, 0.12]);
    expect(seenAtAll(found, 0.02)).toEqual(found);
  });
});
