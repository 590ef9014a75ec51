import { describe, expect, it } from 'vitest';
import { familyOf } from './families.js';
import { familyIds } from './family.js';
import { pictureSize } from './pictureSize.js';

const budget = {
  low: 256 * 256,
  medium: 512 * 512,
  high: 1024 * 1024,
  ultra_high: 2048 * 2048,
  default: 512 * 512,
};
const pictures = [
  [1, 1],
  [27, 27],
  [40, 30],
  [640, 480],
  [480, 640],
  [512, 512],
  [3000, 2000],
  [1, 20_000],
  [20_000, 1],
  [20_000, 60],
  [12_000, 9000],
  [8192, 8192],
] as const;

describe('the size of a picture for a model', () => {
  it.each(familyIds)('is of whole multiples within the budget for %s', (id) => {
    const family = familyOf(id);
    for (const [width, height] of pictures) {
      for (const resolution of ['low', 'medium', 'high', 'ultra_high', undefined] as const) {
        const size = pictureSize({ width, height }, family, resolution, budget);
        expect(size.width % family.sideMultiple).toBe(0);
        expect(size.height % family.sideMultiple).toBe(0);
        expect(Math.min(size.width, size.height)).toBeGreaterThanOrEqual(family.sideMultiple);
        expect(size.width * size.height).toBeLessThanOrEqual(budget[resolution ?? 'default']);
        expect(Math.max(size.width / size.height, size.height / size.width)).toBeLessThanOrEqual(200);
      }
    }
  });

  it('keeps the aspect as well as multiples allow', () => {
    for (const id of familyIds) {
      for (const [width, height] of [
        [640, 480],
        [3000, 2000],
        [12_000, 9000],
      ] as const) {
        const size = pictureSize({ width, height }, familyOf(id), 'high', budget);
        expect(Math.abs(size.width / size.height / (width / height) - 1)).toBeLessThan(0.06);
      }
    }
  });

  it('leaves alone what fits', () => {
    expect(pictureSize({ width: 640, height: 320 }, familyOf('qwen3-vl'), 'high', budget)).toEqual({
      width: 640,
      height: 320,
    });
    expect(pictureSize({ width: 641, height: 319 }, familyOf('qwen3-vl'), 'high', budget)).toEqual({
      width: 640,
      height: 320,
    });
    expect(pictureSize({ width: 301, height: 203 }, familyOf('gemini'), 'high', budget)).toEqual({
      width: 301,
      height: 203,
    });
  });

  it('uses most of the budget', () => {
    const { width, height } = pictureSize(
      { width: 4000, height: 3000 },
      familyOf('qwen2.5-vl'),
      undefined,
      budget,
    );
    expect(width * height).toBeGreaterThan(0.9 * budget.default);
  });

  it('is not too small for processors that would enlarge it where pixels are written', () => {
    expect(pictureSize({ width: 10, height: 10 }, familyOf('qwen2.5-vl'), undefined, budget)).toEqual({
      width: 56,
      height: 56,
    });
    expect(pictureSize({ width: 28, height: 300 }, familyOf('qwen2.5-vl'), undefined, budget)).toEqual({
      width: 28,
      height: 308,
    });
  });

  it('is the smallest there is where the budget is smaller still', () => {
    const tiny = { low: 1, medium: 1, high: 1, ultra_high: 1, default: 1 };
    expect(pictureSize({ width: 640, height: 480 }, familyOf('qwen3-vl'), undefined, tiny)).toEqual({
      width: 32,
      height: 32,
    });
  });
});
