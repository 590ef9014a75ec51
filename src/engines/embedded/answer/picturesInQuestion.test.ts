import { describe, expect, it } from 'vitest';
import type { ImagePart, Turn } from '../../engine.js';
import { picturesInQuestion } from './picturesInQuestion.js';

const notNeeded = () => Promise.reject(new Error('not needed'));
const picture = (width: number): ImagePart => ({
  type: 'image',
  image: { width, height: 1, decode: notNeeded, digest: notNeeded },
});
const turn = (role: Turn['role'], ...widths: number[]): Turn => ({
  role,
  parts: [{ type: 'text', text: 'What is this?' }, ...widths.map(picture)],
});
const widths = (...turns: Turn[]) => picturesInQuestion({ turns }).map(({ image }) => image.width);

describe('picturesInQuestion', () => {
  it('takes those of the last turn, in their order', () => {
    expect(widths(turn('user', 1), turn('model'), turn('user', 2, 3))).toEqual([2, 3]);
  });

  it('goes back to the latest turn with pictures', () => {
    expect(widths(turn('user', 1), turn('model'), turn('user', 2), turn('model'), turn('user'))).toEqual([2]);
  });

  it('finds none where there are none', () => {
    expect(widths(turn('user'))).toEqual([]);
  });
});
