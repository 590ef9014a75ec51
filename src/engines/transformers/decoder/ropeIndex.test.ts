import { describe, expect, it } from 'vitest';
import { consecutivePositions } from './positions.js';
import type { PlacedPicture } from './prompt.js';
import { ropeIndex } from './ropeIndex.js';

function pictureAt(start: number, rows: number, columns: number): PlacedPicture {
  const places = Array.from({ length: rows * columns }, (_, index) => start + index);
  return { picture: { key: `${start}`, index: 0, width: columns * 32, height: rows * 32 }, places };
}

const gridOf = ({ picture }: PlacedPicture) => ({ rows: picture.height / 32, columns: picture.width / 32 });

describe('ropeIndex', () => {
  it('counts a text on in all rows, as plain positions do', () => {
    expect(ropeIndex(8, [], gridOf)).toEqual(consecutivePositions(3, 8));
  });

  it('gives a picture one time, its rows and its columns, and goes on after the largest', () => {
    const { rows, next } = ropeIndex(10, [pictureAt(2, 2, 3)], gridOf);
    expect(rows).toEqual([
      [0, 1, 2, 2, 2, 2, 2, 2, 5, 6],
      [0, 1, 2, 2, 2, 3, 3, 3, 5, 6],
      [0, 1, 2, 3, 4, 2, 3, 4, 5, 6],
    ]);
    expect(next).toBe(7);
  });

  it('takes several pictures, also one that a prompt begins or ends with', () => {
    const { rows, next } = ropeIndex(6, [pictureAt(0, 2, 1), pictureAt(3, 1, 3)], gridOf);
    expect(rows).toEqual([
      [0, 0, 2, 3, 3, 3],
      [0, 1, 2, 3, 3, 3],
      [0, 0, 2, 3, 4, 5],
    ]);
    expect(next).toBe(6);
  });
});
