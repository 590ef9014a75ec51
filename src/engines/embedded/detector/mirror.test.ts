import { describe, expect, it } from 'vitest';
import { mirrorBox, mirrorImage } from './mirror.js';

describe('mirrorImage', () => {
  it('exchanges left and right and keeps rows and channels', () => {
    const data = Uint8Array.of(1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 16);
    const mirrored = mirrorImage({ width: 2, height: 2, data });
    expect([...mirrored.data]).toEqual([4, 5, 6, 1, 2, 3, 14, 15, 16, 11, 12, 13]);
  });

  it('undoes itself', () => {
    const image = { width: 5, height: 3, data: Uint8Array.from({ length: 45 }, (_, i) => i) };
    expect(mirrorImage(mirrorImage(image))).toEqual(image);
  });
});

describe('mirrorBox', () => {
  it('keeps left of right', () => {
    expect(mirrorBox({ x0: 10, y0: 1, x1: 30, y1: 2 }, 100)).toEqual({ x0: 70, y0: 1, x1: 90, y1: 2 });
  });
});
