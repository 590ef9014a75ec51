import { describe, expect, it } from 'vitest';
import { pictureAsked, picturesAsked } from './pictureAsked.js';

describe('the picture that a text speaks of', () => {
  it.each([
    ['What is in the first image?', 3, 0],
    ['Describe picture 2', 3, 1],
    ['photo #3 please', 3, 2],
    ['the last photo', 3, 2],
    ['What is in the fifth image?', 3, undefined],
    ['What is in image 0?', 3, undefined],
    ['Describe the images', 3, undefined],
    ['Compare image 1 and image 2', 2, undefined],
    ['Describe image 1', 1, 0],
  ])('%s of %i', (text, count, expected) => {
    expect(pictureAsked(text, count)).toBe(expected);
  });

  it('may be several', () => {
    expect(picturesAsked('Compare the third image with image 1, not with picture 9', 3)).toEqual([2, 0]);
  });
});
