import { describe, expect, it } from 'vitest';
import { decodeCtc } from './ctc.js';

const characters = ['', 'a', 'b', ' '];

/** The output that has these probabilities at each step, after `before` values that belong to another crop. */
function outputOf(steps: readonly (readonly number[])[], before = 0) {
  const data = Float32Array.from([...new Array<number>(before).fill(1), ...steps.flat()]);
  return { data, offset: before, steps: steps.length, classes: 4 };
}

const [blank, a, b, space] = [
  [0.7, 0.1, 0.1, 0.1],
  [0.1, 0.8, 0.1, 0],
  [0, 0, 1, 0],
  [0, 0, 0.25, 0.75],
];

describe('decodeCtc', () => {
  it('joins repeats, keeps those that a blank parts, and drops blanks', () => {
    const { characters: read } = decodeCtc(outputOf([a!, a!, blank!, a!, b!, b!]), characters);
    expect(read.map(({ text }) => text).join('')).toBe('aab');
  });

  it('places a character in the middle of its steps, with its highest probability', () => {
    const { characters: read } = decodeCtc(outputOf([blank!, a!, [0, 0.9, 0.1, 0], blank!]), characters);
    expect(read).toHaveLength(1);
    expect(read[0]!.score).toBeCloseTo(0.9, 5);
    expect(read[0]!.at).toBeCloseTo((0.8 * 1.5 + 0.9 * 2.5) / 1.7 / 4, 5);
  });

  it('tells how probable a space was before each character', () => {
    const { characters: read, spaces } = decodeCtc(outputOf([a!, space!, b!, blank!, a!]), characters);
    expect(read.map(({ text }) => text).join('')).toBe('aba');
    expect(spaces.map((value) => Number(value.toFixed(2)))).toEqual([0, 0.75, 0.1]);
  });

  it('begins at the offset, and reads nothing in blanks', () => {
    expect(decodeCtc(outputOf([b!], 8), characters).characters).toHaveLength(1);
    expect(decodeCtc(outputOf([blank!, blank!]), characters).characters).toEqual([]);
  });
});
