import { expect, it } from 'vitest';
import { workingSize } from './workingSize.js';

it.each([
  [1, 1, 1, 1],
  [1000, 1000, 1000, 1000],
  [1, 65_535, 1, 65_535],
  [4000, 3000, 1154, 866],
  [3000, 4000, 866, 1154],
  [65_535, 16, 63_999, 15],
  [50_000, 1000, 7071, 141],
])('a picture of %d × %d is worked on as %d × %d', (width, height, expectedWidth, expectedHeight) => {
  const size = workingSize({ width, height });
  expect(size).toEqual({ width: expectedWidth, height: expectedHeight });
  expect(size.width * size.height).toBeLessThanOrEqual(1e6);
});
